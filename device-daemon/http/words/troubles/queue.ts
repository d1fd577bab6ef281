import type { UnattendedTrouble } from '#daemon/desks/windows/unattended.ts'
import type { TroubleWords } from './words.ts'

/** `labelOf`: what people call a window. */
export function unattendedWords(
  { name, waiting, windows }: UnattendedTrouble,
  labelOf: (window: string) => string,
): TroubleWords {
  const labels = windows.map(labelOf).join('、')
  return {
    urgency: 'now',
    words: `“${name}”有人等，没有窗口能叫：${waiting} 个人在等，能办的窗口（${labels}）都没有开。`,
    remedy: `请开 ${labels} 里的一个窗口，开了就能叫。今天开不了的，请跟等的群众说清楚，约好哪天再来。`,
    going: '我去安排',
  }
}
