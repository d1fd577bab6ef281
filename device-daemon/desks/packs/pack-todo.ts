import type { StandingTodo } from '#daemon/domain/standing.ts'
import type { PackAtHand } from './packs-desk.ts'

/** A newer pack is at hand and was not taken. `folder`: where it lies, null for one that was sent up. */
export type PackTodo = StandingTodo & {
  code: 'pack-waiting'
  issuer: string
  version: number
  folder: string | null
}

/** The newest of them alone: with it the others are done, too. */
export function packTodo(atHand: readonly PackAtHand[]): readonly PackTodo[] {
  const newer = atHand.flatMap((one) =>
    one.at === 'sound' && (one.order === 'first' || one.order === 'newer') ? [one] : [],
  )
  const newest = newer.toSorted((a, b) => b.about.version - a.about.version)[0]
  if (newest === undefined) return []
  const { sha256, issuer, version } = newest.about
  return [
    {
      id: `pack:${sha256}`,
      code: 'pack-waiting',
      when: { at: 'today' },
      since: null,
      issuer,
      version,
      folder: newest.folder,
    },
  ]
}
