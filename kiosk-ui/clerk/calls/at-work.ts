import type { WindowView } from '#contract/window.ts'

/** Somebody who has a window that is open or paused, and the labels of theirs. */
export type AtWork = { id: string; name: string; windows: readonly string[] }

/** Who could take a call over from whoever has it: everybody else at a window, each once. */
export function othersAtWork(windows: readonly WindowView[], but: string): readonly AtWork[] {
  const others = windows.flatMap(({ clerk }) => (clerk && clerk.id !== but ? [clerk] : []))
  const each = new Map(others.map(({ id, name }) => [id, name]))
  return [...each].map(([id, name]) => ({
    id,
    name,
    windows: windows.filter(({ clerk }) => clerk?.id === id).map(({ label }) => label),
  }))
}
