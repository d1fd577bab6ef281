import type { Awaits } from '#contract/clerk.ts'

/** Of a locked screen, which everybody may read: that something waits, and nothing of what it is. */
const words = {
  troubles: (count: number) => `有 ${count} 件急事还没有人去，请解锁看`,
  takeOver: '有同事要接替您的窗口，请解锁回答',
} as const

/** One line for each thing that waits. */
export function linesOf({ troubles, takeOver }: Awaits): readonly string[] {
  return [...(takeOver ? [words.takeOver] : []), ...(troubles > 0 ? [words.troubles(troubles)] : [])]
}
