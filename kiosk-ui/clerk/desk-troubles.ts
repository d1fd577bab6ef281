import { type ReadonlySignal, signal } from '@preact/signals'
import type { Trouble } from '#contract/trouble.ts'
import type { Commands } from '../staff/commands.ts'
import type { Session } from '../staff/session.ts'
import type { StaffApi } from '../staff/staff-api.ts'
import type { Act } from './desk/offers.ts'

/** What staff have to see to, for a clerk who is signed in and unlocked. */
export type DeskTroubles = {
  list: ReadonlySignal<readonly Trouble[]>
  /** As the stream of a window tells them. */
  told(troubles: readonly Trouble[]): void
  /** Asks for them, where this clerk may see them: the stream of the lobby says nothing of them. */
  ask(): Promise<void>
  forget(): void
  /** This clerk goes and sees to it. `window`: at which they stand; null at none. */
  acknowledge(trouble: Trouble, window: string | null): Promise<void>
}

export function openDeskTroubles(api: StaffApi, session: Session, commands: Commands<Act>): DeskTroubles {
  const list = signal<readonly Trouble[]>([], { name: 'troubles' })
  /** The session may have ended while an answer was on its way. */
  function put(troubles: readonly Trouble[]): void {
    if (session.state.peek().at === 'signed-in') list.value = troubles
  }
  return {
    list,
    told: (troubles) => (list.value = troubles),
    async ask() {
      const state = session.state.peek()
      if (state.at !== 'signed-in' || !state.session.permissions.includes('devices.see')) return
      const reply = await api.ask('GET /api/troubles', { params: {} })
      if (reply.at === 'ok') put(reply.value.troubles)
    },
    forget: () => (list.value = []),
    async acknowledge({ id }, window) {
      const at = window === null ? {} : { window }
      const done = await commands.run('acknowledge', (commandId) =>
        api.ask('POST /api/troubles/acknowledge', { params: {}, body: { commandId, id, ...at } }),
      )
      if (done) put(done.troubles)
    },
  }
}
