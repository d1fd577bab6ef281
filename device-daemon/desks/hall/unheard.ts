import type { Clock } from '#daemon/clock.ts'
import type { Standing } from '#daemon/domain/standing.ts'
import type { Hearing } from './speakers.ts'

/** People are called, and hear nothing of it. `blocked`: a screen is there, but its browser lets no sound out. */
export type UnheardTrouble = Standing & { at: 'hall'; code: 'calls-unheard'; why: 'blocked' | 'gone' }

/** A page that is opened anew is back sooner. */
const GRACE_MS = 5000

/**
 * Tells when nothing can say a call any more while somebody is at work. Where nothing ever spoke lately, the station does
 * without a voice.
 */
export function openUnheard(parts: {
  hearing(): Hearing
  isAtWork(): boolean
  clock: Pick<Clock, 'now' | 'monotonic'>
}): { troubles(): readonly UnheardTrouble[] } {
  const { clock } = parts
  let noticed: { at: number; since: string } | null = null

  return {
    troubles() {
      const hearing = parts.hearing()
      if (hearing === 'heard' || hearing === 'never' || !parts.isAtWork()) {
        noticed = null
        return []
      }
      noticed ??= { at: clock.monotonic(), since: new Date(clock.now()).toISOString() }
      if (clock.monotonic() - noticed.at < GRACE_MS) return []
      return [
        { id: 'hall:calls-unheard', at: 'hall', code: 'calls-unheard', since: noticed.since, why: hearing },
      ]
    },
  }
}
