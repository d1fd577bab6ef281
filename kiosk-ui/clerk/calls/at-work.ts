import type { WindowView } from '#contract/window.ts'

/** A person at one or more windows that are open or paused, with the labels of those. */
export type AtWork = { id: string; name: string; windows: readonly string[] }

/** The people who could take a call over: everyone at a window but the one who has it, each once. */
export function othersAtWork(windows: readonly WindowView[], but: string): readonly AtWork[] {
  const others = windows.flatMap(({ clerk }) => (clerk && clerk.id !== but ? [clerk] : []))
  const each = new Map(others.map(({ id, name }) => [id, name]))
  return [...each].map(([id, name]) => ({
    id,
    name,
    windows: windows.filter(({ clerk }) => clerk?.id === id).map(({ label }) => label),
  }))
}
