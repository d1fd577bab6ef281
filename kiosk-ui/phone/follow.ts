import { type ReadonlySignal, signal } from '@preact/signals'
import type { PhoneTicket } from '#contract/phone.ts'

/** `away`: what stands there is old. `over`: the ticket's day is gone, or there never was such a ticket. */
export type Followed =
  | { at: 'loading' }
  | { at: 'following'; ticket: PhoneTicket }
  | { at: 'away'; ticket: PhoneTicket | null }
  | { at: 'over' }

/**
 * The station tells the ticket every 15 s; what is older than two of these and some more is not the truth any
 * longer.
 */
const SILENCE_MS = 40_000
/** A stream that opens tells at once, and a question is answered within milliseconds. */
const ANSWER_MS = 5000
/** A phone goes to sleep and loses its stream all the time, and a hall may be full of them. */
const AGAIN_MS = 3000

type Answer = { at: 'ticket'; ticket: PhoneTicket } | { at: 'over' } | { at: 'away' }

/**
 * Follows the ticket at `path` (`/t/<token>`) for as long as the page stands: by a stream, and by plain questions
 * whenever that breaks off or falls silent. One of the two at a time.
 */
export function followTicket(path: string): ReadonlySignal<Followed> {
  const followed = signal<Followed>({ at: 'loading' })
  const over = new AbortController()
  let stream: EventSource | null = null
  let asking: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** By the wall clock: a phone's steady one stands still while it sleeps. */
  let heardAt = Date.now()

  function stop(): void {
    stream?.close()
    asking?.abort()
    asking = null
    clearTimeout(timer)
  }

  function after(ms: number, then: () => void): void {
    clearTimeout(timer)
    timer = setTimeout(then, ms)
  }

  function hear(ticket: PhoneTicket): void {
    heardAt = Date.now()
    followed.value = { at: 'following', ticket }
  }

  function lose(): void {
    const known = followed.peek()
    if (known.at !== 'over') followed.value = { at: 'away', ticket: 'ticket' in known ? known.ticket : null }
  }

  function end(): void {
    stop()
    over.abort()
    followed.value = { at: 'over' }
  }

  function listen(): void {
    stop()
    stream = new EventSource(`${path}/live`)
    stream.addEventListener('ticket', ({ data }: MessageEvent<string>) => {
      hear(JSON.parse(data))
      after(SILENCE_MS, loseAndAsk)
    })
    stream.addEventListener('over', end)
    stream.addEventListener('error', () => void ask())
    after(ANSWER_MS, loseAndAsk)
  }

  /** A stream's error does not say why; the plain question does. */
  async function ask(): Promise<void> {
    stop()
    const mine = new AbortController()
    asking = mine
    after(ANSWER_MS, () => mine.abort())
    const answer = await answerOf(path, mine.signal)
    if (asking !== mine) return
    switch (answer.at) {
      case 'over':
        end()
        break
      case 'ticket':
        hear(answer.ticket)
        after(AGAIN_MS, listen)
        break
      case 'away':
        lose()
        after(AGAIN_MS, () => void ask())
    }
  }

  function loseAndAsk(): void {
    lose()
    void ask()
  }

  /** When the page becomes visible again it asks again, so that it never shows an old state as the present one. */
  function lookedAt(): void {
    if (document.visibilityState === 'hidden') return
    if (Date.now() - heardAt > SILENCE_MS) lose()
    void ask()
  }

  const untilOver = { signal: over.signal }
  document.addEventListener('visibilitychange', lookedAt, untilOver)
  addEventListener('online', lookedAt, untilOver)
  addEventListener('offline', loseAndAsk, untilOver)
  listen()
  return followed
}

/** Only the station itself says that a ticket is over; any other answer at its address comes from another network. */
async function answerOf(path: string, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(`${path}/ticket`, { cache: 'no-store', signal })
    if (response.ok) return { at: 'ticket', ticket: await response.json() }
    const problem = response.headers.get('content-type')?.startsWith('application/problem+json')
    return response.status === 404 && problem ? { at: 'over' } : { at: 'away' }
  } catch {
    return { at: 'away' }
  }
}
