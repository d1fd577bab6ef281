import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { announcementClips, announcementOf } from '#daemon/desks/hall/announcement.ts'

const PACKS = JSON.parse(readFileSync('kiosk-ui/voice/index.json', 'utf8')) as {
  packs: { clips: Record<string, unknown> }[]
}
const recorded = new Set(PACKS.packs.flatMap(({ clips }) => Object.keys(clips)))
const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const number = fc
  .tuple(letter, fc.integer({ min: 0, max: 10_000_000 }))
  .map(([l, n]) => l + String(n).padStart(3, '0'))

/** The words that a listener hears. */
const heard = (number: string, label: string) =>
  announcementOf(number, label)
    .pieces.map((piece) => ('text' in piece ? piece.text : (announcementClips.get(piece.clip) ?? '，')))
    .join('')

describe('a call', () => {
  test('is read as people read it', () => {
    expect(announcementOf('A032', '1 号窗口').text).toBe('请 A 零三二 号，到 1 号窗口')
    expect(heard('A032', '1 号窗口')).toBe('请A零三二号，到一号窗口')
    expect(heard('A1000', '12号窗口')).toBe('请A一零零零号，到十二号窗口')
    expect(heard('Z999', '90 号窗口')).toBe('请Z九九九号，到九十号窗口')
    expect(heard('B001', '党群窗口')).toBe('请B零零一号，到党群窗口')
  })

  test('of any number to any window has a clip for every word', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 99 }), (number, window) => {
        for (const piece of announcementOf(number, `${window} 号窗口`).pieces) {
          expect(piece).toHaveProperty('clip')
          if ('clip' in piece && piece.clip !== 'pause-short') expect(recorded).toContain(piece.clip)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('names no two windows alike', () => {
    const windows = Array.from({ length: 99 }, (_, i) => heard('A001', `${i + 1} 号窗口`))
    expect(new Set(windows).size).toBe(99)
  })
})
