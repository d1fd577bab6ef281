import { type ReadonlySignal, effect, signal } from '@preact/signals'
import type { Awaits } from '#contract/clerk.ts'
import type { Session } from '../../staff/session.ts'
import type { StaffApi } from '../../staff/staff-api.ts'

/** A 接替 that nobody answers goes through after a minute, so a clerk who is asked hears of it early in it. */
const ASK_AGAIN_MS = 5_000

/** What waits for the clerk of a locked screen, asked again and again; null while the screen is not locked. */
export function openAwaits(
  api: Pick<StaffApi, 'ask'>,
  session: Pick<Session, 'state' | 'hear'>,
): ReadonlySignal<Awaits | null> {
  const awaits = signal<Awaits | null>(null, { name: 'awaits' })

  async function ask(): Promise<void> {
    const reply = await api.ask('GET /api/session/awaits', { params: {} })
    if (session.state.peek().at !== 'locked') return
    if (reply.at === 'ok') awaits.value = reply.value
    else if (reply.at === 'refused') session.hear(reply.problem)
  }

  effect(() => {
    if (session.state.value.at !== 'locked') {
      awaits.value = null
      return undefined
    }
    void ask()
    const timer = setInterval(() => void ask(), ASK_AGAIN_MS)
    return () => clearInterval(timer)
  })
  return awaits
}
