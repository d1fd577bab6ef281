import { type ReadonlySignal, signal } from '@preact/signals'
import type { AskToPairBody, AskToPairReply } from '#contract/displays.ts'
import { api } from './api.ts'
import { pause } from './pause.ts'

/** Whether the station trusts this screen. `asking`: it has not said yet; `waiting`: it does once somebody has typed `code`. */
export type Pairing = { at: 'asking' } | { at: 'trusted' } | { at: 'waiting'; code: string }

/** Of a screen that has nothing to be trusted for. */
export const TRUSTED: ReadonlySignal<Pairing> = signal({ at: 'trusted' })

/** So the station knows that the code is still in sight. */
const WAITING_MS = 5_000
/** A screen that is trusted no longer shows a code again after so long, and a cookie is given anew. */
const TRUSTED_MS = 60_000

/** Asks the station to trust this screen, as long as the page stands. `onPaired`: the code that stood here was typed. */
export function askToPair(screen: AskToPairBody['screen'], onPaired: () => void): ReadonlySignal<Pairing> {
  const pairing = signal<Pairing>({ at: 'asking' })

  /** How long until it asks again; null: never. */
  function take({ at, ...more }: AskToPairReply): number | null {
    const before = pairing.peek()
    if (at === 'waiting' && 'code' in more) {
      if (before.at !== 'waiting' || before.code !== more.code) pairing.value = { at, code: more.code }
      return WAITING_MS
    }
    pairing.value = { at: 'trusted' }
    if (at === 'own') return null
    if (before.at === 'waiting') onPaired()
    return TRUSTED_MS
  }

  async function keepAsking(): Promise<void> {
    for (let wait: number | null = 0; wait !== null;) {
      await pause(wait)
      const reply = await api('POST /api/displays/ask', { params: {}, body: { screen } })
      wait = reply.at === 'ok' ? take(reply.value) : WAITING_MS
    }
  }

  void keepAsking()
  return pairing
}
