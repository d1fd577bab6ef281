import { expect, test } from 'vitest'
import { onlineSlides } from '../../kiosk-ui/resident/journeys/idle-board/online-slides.ts'

const PORTAL = { name: '站点入口', url: 'https://example.invalid/station' }
const OTHER = { name: '医保入口', url: 'https://example.invalid/care' }

function errand(plainTitle: string, portal: typeof PORTAL | null, suspended: string | null = null) {
  const rest = { kind: '即办件', handling: null, category: '', noTicket: null, hash: '0'.repeat(16) } as const
  return { seq: 1, name: plainTitle, plainTitle, portal, suspended, ...rest }
}

test('a machine at rest promotes what can be done online by its entry, the station’s own first', () => {
  const guides = [
    errand('交医保', OTHER),
    errand('办低保', null),
    errand('交养老', PORTAL),
    errand('停办的', OTHER, '停办'),
    errand('查医保', OTHER),
  ]
  expect(onlineSlides({ guides, portal: PORTAL })).toEqual([
    { portal: PORTAL, items: ['交养老'] },
    { portal: OTHER, items: ['交医保', '查医保'] },
  ])
  expect(onlineSlides({ guides: [errand('办低保', null)], portal: null })).toEqual([])
})
