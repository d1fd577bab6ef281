import { expect, test } from 'vitest'
import { waitSentence } from '../../kiosk-ui/resident/parts/words/ticket-speech.ts'

test.each([
  [{ ahead: 0, estimateMinutes: null, estimateBasis: 0 }, '前面没有人，马上到您。'],
  [{ ahead: 3, estimateMinutes: null, estimateBasis: 0 }, '前面有 3 个人，要等多久还说不准。'],
  [
    { ahead: 3, estimateMinutes: 25, estimateBasis: 5 },
    '前面有 3 个人，大约要等 25 分钟，这是按最近 5 个人平均算的。',
  ],
  [
    { ahead: 1, estimateMinutes: 0, estimateBasis: 5 },
    '前面有 1 个人，马上就到您，这是按最近 5 个人平均算的。',
  ],
  [
    { ahead: 0, estimateMinutes: null, estimateBasis: 0, unattended: true as const },
    '前面没有人，能办这件事的窗口还没有开，开了就叫您。',
  ],
])('a wait is told in a sentence that a person would say', (wait, said) => {
  expect(waitSentence(wait)).toBe(said)
})
