import { type ReadonlySignal, signal } from '@preact/signals'
import type { PhoneTicket } from '#contract/phone.ts'

/** `away`: what stands there is old. `over`: the ticket's day is gone, or there never was such a ticket. */
export type Followed =
  | { at: 'loading' }
  | { at: 'following'; ticket: PhoneTicket }
  | { at: 'away'; ticket: PhoneTicket | null }
  | { at: 'over' }

/** A phone goes to sleep and loses its stream all the time: it asks anew after so long. */
const AGAIN_MS = 3000

/** Follows the ticket at `path` (`/t/<token>`) for as long as the page stands. */
export function followTicket(path: string): ReadonlySignal<Followed> {
  const followed = signal<Followed>({ at: 'loading' })

  function lastTicket(): PhoneTicket | null {
    const known = followed.peek()
    return known.at === 'following' || known.at === 'away' ? known.ticket : null
  }

  function listen(): void {
    const stream = new EventSource(`${path}/live`)
    stream.addEventListener('ticket', ({ data }: MessageEvent<string>) => {
      const ticket: PhoneTicket = JSON.parse(data)
      followed.value = { at: 'following', ticket }
    })
    stream.addEventListener('over', () => {
      stream.close()
      followed.value = { at: 'over' }
    })
    stream.addEventListener('error', () => {
      stream.close()
      void ask()
    })
  }

  /** A stream's error does not say why; the plain question does. */
  async function ask(): Promise<void> {
    try {
      const response = await fetch(`${path}/ticket`, { cache: 'no-store' })
      if (response.status === 404) {
        followed.value = { at: 'over' }
        return
      }
      if (response.ok) followed.value = { at: 'following', ticket: await response.json() }
    } catch {
      followed.value = { at: 'away', ticket: lastTicket() }
    }
    setTimeout(listen, AGAIN_MS)
  }

  listen()
  return followed
}
