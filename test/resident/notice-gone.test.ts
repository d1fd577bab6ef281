import { expect, test } from 'vitest'
import { journey } from '../../kiosk-ui/resident/journeys/board/journey.ts'
import type { Shell } from '../../kiosk-ui/resident/shell/journey.ts'

test('a notice that was taken down since the list was read is said to be gone', async () => {
  const problem = { type: '', title: '', status: 404, code: 'not-found', detail: '' } as const
  const contents = { notice: async () => ({ at: 'refused', problem }) }
  // Of the shell this journey uses nothing but the contents.
  const { open } = journey.start({ contents } as unknown as Shell)
  const shown = await open.notice({ at: 'notice', id: 'gone' }, new AbortController().signal)
  expect(shown).toEqual({ at: 'notice-gone' })
})
