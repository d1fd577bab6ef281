import type { Clock } from '#daemon/clock.ts'
import type { UnattendedLine } from '#daemon/domain/queue/unattended.ts'
import type { Standing } from '#daemon/domain/standing.ts'

/** People wait whom no window with a clerk may call. */
export type UnattendedTrouble = Standing & { at: 'queue'; code: 'nobody-may-call' } & Pick<
    UnattendedLine,
    'name' | 'waiting' | 'windows'
  >

/** In the morning windows open one after another. */
const GRACE_MS = 60_000

/** Tells staff of every line that has stood so for a while. */
export function openUnattended(parts: {
  lines(): readonly UnattendedLine[]
  clock: Pick<Clock, 'now' | 'monotonic'>
}): { troubles(): readonly UnattendedTrouble[] } {
  const { clock } = parts
  const noticed = new Map<string, { at: number; since: string }>()

  return {
    troubles() {
      const lines = new Map(
        parts.lines().map((line) => [`queue:nobody-may-call:${line.queueId}/${line.skill ?? ''}`, line]),
      )
      for (const id of noticed.keys()) if (!lines.has(id)) noticed.delete(id)
      return [...lines].flatMap(([id, { name, waiting, windows }]): UnattendedTrouble[] => {
        const since = noticed.get(id) ?? { at: clock.monotonic(), since: new Date(clock.now()).toISOString() }
        noticed.set(id, since)
        if (clock.monotonic() - since.at < GRACE_MS) return []
        return [{ id, at: 'queue', code: 'nobody-may-call', since: since.since, name, waiting, windows }]
      })
    },
  }
}
