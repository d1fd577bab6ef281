import type { Trouble } from '#contract/trouble.ts'
import { isUnattended } from './unattended.ts'

/** Gentle, and soon enough for a clerk who was at the copier. */
const AGAIN_MS = 30_000

export type TroubleSound = {
  /** Everything that staff have to see to, as it stands now. */
  hear(troubles: readonly Pick<Trouble, 'id' | 'since' | 'urgency' | 'acknowledged'>[]): void
  /** This desk has answered it, whether or not the station could write that down. */
  quiet(trouble: Pick<Trouble, 'id' | 'since'>): void
}

/**
 * Sounds for what stops residents: at once when it comes, and again until a clerk says that they go. `sound`: plays it
 * once; `later` calls after so many milliseconds and returns what calls that off.
 */
export function createTroubleSound(
  sound: () => void,
  later: (ms: number, then: () => void) => () => void = afterTimeout,
): TroubleSound {
  const answered = new Set<string>()
  let sounding: ReadonlySet<string> = new Set()
  let cancel: (() => void) | null = null

  function again(): void {
    cancel = null
    if (sounding.size === 0) return
    sound()
    cancel = later(AGAIN_MS, again)
  }

  function soundFor(now: ReadonlySet<string>): void {
    const isNew = [...now].some((key) => !sounding.has(key))
    sounding = now
    if (!isNew && now.size > 0) return
    cancel?.()
    cancel = null
    if (isNew) again()
  }

  return {
    hear(troubles) {
      const keys = troubles.filter(isUnattended).map(keyOf)
      soundFor(new Set(keys.filter((key) => !answered.has(key))))
    },
    quiet(trouble) {
      const key = keyOf(trouble)
      answered.add(key)
      soundFor(new Set([...sounding].filter((other) => other !== key)))
    },
  }
}

function keyOf({ id, since }: Pick<Trouble, 'id' | 'since'>): string {
  return `${since} ${id}`
}

function afterTimeout(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
}
