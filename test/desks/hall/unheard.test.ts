import { expect, test } from 'vitest'
import type { Hearing } from '#daemon/desks/hall/speakers.ts'
import { openUnheard } from '#daemon/desks/hall/unheard.ts'
import { unheardWords } from '#daemon/http/words/troubles/hall.ts'
import { manualClock } from '#test/support/manual-clock.ts'

function hall() {
  const clock = manualClock()
  let hearing: Hearing = 'heard'
  let work: 'somebody' | 'nobody' = 'somebody'
  const unheard = openUnheard({ clock, hearing: () => hearing, isAtWork: () => work === 'somebody' })
  return {
    /** What is told to staff some seconds after it has come to this. */
    async after(seconds: number, now: Hearing, atWork: typeof work = 'somebody') {
      hearing = now
      work = atWork
      unheard.troubles()
      await clock.advance(seconds * 1000)
      return unheard.troubles()
    },
  }
}

test.for(['gone', 'blocked'] as const)(
  'when nothing can say a call (%s), staff are told what to do, in words, until something can',
  async (why) => {
    const { after } = hall()
    expect(await after(4, why), 'a page that is opened anew').toEqual([])
    const [trouble] = await after(2, why)
    expect(trouble).toMatchObject({ at: 'hall', code: 'calls-unheard', why })
    expect(trouble && unheardWords(trouble)).toMatchObject({
      urgency: 'now',
      remedy: expect.stringContaining('大屏'),
    })
    expect(await after(0, 'heard')).toEqual([])
    expect(await after(4, why), 'a new trouble').toEqual([])
  },
)

test('a hall in which nothing ever spoke, or nobody is at work, is no trouble', async () => {
  const { after } = hall()
  expect(await after(60, 'never')).toEqual([])
  expect(await after(60, 'gone', 'nobody')).toEqual([])
})
