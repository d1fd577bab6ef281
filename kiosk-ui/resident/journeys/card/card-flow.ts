import { batch, effect, untracked } from '@preact/signals'
import type { CardFault } from '#contract/card.ts'
import type { LiveEvents } from '#contract/live.ts'
import type { Reply } from '../../../link/api.ts'
import type { LiveMessage } from '../../../link/live.ts'
import { untilAnswered } from '../../../link/until-answered.ts'
import type { Leaving } from '../../shell/app.ts'
import type { Shell } from '../../shell/journey.ts'
import type { Destination, Screen } from '../../shell/screens.ts'
import type { For } from './errand.ts'

/**
 * The reader waits for a card: for the first time, with another one to be lifted before, or after one that was not
 * read.
 */
type CardWait = 'place-card' | 'lift-card' | 'card-moved' | 'two-cards' | 'card-not-read'

export type CardFlow = {
  /** After the tap of consent: the reader waits for a card. The screen that says so, or that it cannot be. */
  arm(what: For, signal: AbortSignal): Promise<Screen>
  hear(message: LiveMessage): void
  /** The resident leaves: forgets everything of theirs, and says what must stay on the screen; null for nothing. */
  leave(how: Leaving): Screen | null
}

/**
 * `armed`: the reader waits; `lies`: a card is on it that it could not read. `read`: a card was read, and what it was
 * read for is done as soon as the screen is free. `watched`: that is on its way, and the reader watches for the card to be
 * taken away.
 */
type Reading =
  | { at: 'off' }
  | { at: 'armed'; what: For; wait: CardWait; endsAt: number; timer: ReturnType<typeof setTimeout> }
  | { at: 'read'; what: For; cardRef: string }
  | { at: 'watched' }

const waits: ReadonlySet<Screen['at']> = new Set<CardWait>([
  'place-card',
  'lift-card',
  'card-moved',
  'two-cards',
  'card-not-read',
])
/** Whether a card was on the reader when this was last told. */
const lies: Record<CardWait, boolean> = {
  'place-card': false,
  'lift-card': true,
  'card-moved': false,
  'two-cards': true,
  'card-not-read': true,
}
const screenOfFault = {
  moved: 'card-moved',
  'two-cards': 'two-cards',
  unreadable: 'card-not-read',
} as const satisfies Record<Exclude<CardFault, 'reader-down'>, CardWait>
const ARMED_MS = 60_000

/**
 * Reading an ID card, from the tap of consent until the card is taken away again. Nothing of it outlives the
 * resident.
 */
export function createCardFlow({ model, stack, busy, card, api, open }: Shell): CardFlow {
  let reading: Reading = { at: 'off' }
  /** Questions to the reader go one after another: the end of a waiting never overtakes its beginning. */
  let asked: Promise<unknown> = Promise.resolve()

  const top = (): Screen => stack.peek().at(-1) ?? { at: 'home' }
  const replaceTop = (next: Screen) => {
    stack.value = [...stack.peek().slice(0, -1), next]
  }
  const kiosk = () => model.peek().kiosk.id
  const now = () => performance.now()

  function wait(what: For, at: CardWait, endsAt: number): void {
    if (reading.at === 'armed') clearTimeout(reading.timer)
    const timer = setTimeout(late, Math.max(0, endsAt - now()))
    reading = { at: 'armed', what, wait: at, endsAt, timer }
  }

  function end(): void {
    if (reading.at === 'armed') clearTimeout(reading.timer)
    reading = { at: 'off' }
  }

  /** From here on no card on the reader is read. */
  function disarm(): void {
    end()
    const params = { kiosk: kiosk() }
    asked = asked.then(() => api('DELETE /api/card/read?kiosk=:kiosk', { params }))
  }

  function post({ own }: For, signal: AbortSignal): Promise<Reply<{ seconds: number }>> {
    const body = {
      consent: true,
      kiosk: kiosk(),
      ...(own !== undefined && { for: 'own' as const }),
    } as const
    const reply = asked.then(() =>
      untilAnswered(() => api('POST /api/card/read', { params: {}, body }), signal),
    )
    asked = reply
    return reply
  }

  /** What the reader says while it waits; the screen follows if it is there already. */
  function show(at: CardWait): void {
    if (reading.at !== 'armed') return
    reading = { ...reading, wait: at }
    if (waits.has(top().at)) replaceTop({ at, ...reading.what, endsAt: reading.endsAt })
  }

  function read({ cardRef, maskedName }: LiveEvents['card-read']): void {
    if (reading.at !== 'armed') return
    const { what } = reading
    end()
    reading = { at: 'read', what, cardRef }
    card.value = { at: 'lying', maskedName }
    proceed()
  }

  function late(): void {
    if (reading.at !== 'armed') return
    const { what, wait: last } = reading
    batch(() => {
      if (lies[last]) card.value = { at: 'perhaps' }
      disarm()
      if (waits.has(top().at)) replaceTop({ at: 'card-late', ...what })
    })
  }

  function fail(reason: CardFault): void {
    if (reason === 'reader-down') down()
    else show(screenOfFault[reason])
  }

  function down(): void {
    if (reading.at === 'off') return
    const what = reading.at === 'watched' ? { guide: null } : reading.what
    batch(() => {
      if (card.peek().at === 'lying') lost()
      end()
      if (waits.has(top().at)) replaceTop({ at: 'reader-down', ...what })
    })
  }

  /** The reader cannot tell any more whether the card was taken away. */
  function lost(): void {
    card.value = { at: 'perhaps' }
    if (top().at === 'take-card-away') replaceTop({ at: 'take-card-away', until: 'quiet' })
  }

  function removed(): void {
    batch(() => {
      card.value = { at: 'none' }
      if (reading.at === 'watched') end()
      if (top().at === 'take-card-away') stack.value = [{ at: 'home' }]
    })
  }

  /** The stream was away: what it said meanwhile is lost. */
  function resumed(): void {
    if (reading.at === 'watched') {
      lost()
      disarm()
      return
    }
    if (reading.at !== 'armed') return
    void armAgain(reading.endsAt)
  }

  /** The consent still stands, and so does the screen. */
  async function armAgain(until: number): Promise<void> {
    if (reading.at !== 'armed') return
    const reply = await post(reading.what, AbortSignal.timeout(Math.max(1, until - now())))
    if (reply.at === 'refused') down()
    if (reply.at !== 'ok' || reading.at !== 'armed') return
    wait(reading.what, reading.wait, now() + reply.value.seconds * 1000)
    show(reading.wait)
  }

  /** What follows when the screen is free: the ticket of a card that was read, or the end of the waiting. */
  function proceed(): void {
    const doing = busy.peek()
    if (doing.at === 'opening' && doing.to.at === 'ticket' && doing.to.cardRef === undefined) goWithout()
    if (doing.at !== 'free') return
    const shown = top().at
    // A resident who has left these screens, forwards or back, has ended the waiting.
    if (reading.at === 'armed' && !waits.has(shown)) disarm()
    // The reader may have spoken while the screen was still on its way.
    if (reading.at === 'armed' && shown !== reading.wait) show(reading.wait)
    if (reading.at !== 'read') return
    const { what, cardRef } = reading
    reading = { at: 'watched' }
    if (waits.has(shown)) open(following(what, cardRef))
  }

  /** 不用身份证: from the tap on 取号 on nothing is read, even if a card is put down. */
  function goWithout(): void {
    if (reading.at !== 'armed') return
    if (lies[reading.wait]) card.value = { at: 'perhaps' }
    disarm()
  }

  function whatStays(shown: Screen, how: Leaving): Screen | null {
    if (shown.at === 'take-card-away') return null
    const known = card.peek().at
    if (known === 'lying') return { at: 'take-card-away', until: 'removed' }
    const unread = reading.at === 'armed' && lies[reading.wait]
    // A resident who touched the screen has read the reminder.
    const forgotten = known === 'perhaps' && how === 'quiet'
    return unread || forgotten ? { at: 'take-card-away', until: 'quiet' } : null
  }

  effect(() => {
    void stack.value
    void busy.value
    untracked(proceed)
  })

  return {
    async arm(what, signal) {
      card.value = { at: 'none' }
      wait(what, 'place-card', now() + ARMED_MS)
      const reply = await post(what, signal)
      // Called off: the resident has left, and that has ended the waiting.
      if (signal.aborted || reply.at === 'away') return { at: 'card-late', ...what }
      // It may have been told by now that the reader is down.
      if (reply.at === 'refused' || reading.at === 'off') {
        end()
        return { at: 'reader-down', ...what }
      }
      const endsAt = now() + reply.value.seconds * 1000
      if (reading.at !== 'armed') return { at: 'place-card', ...what, endsAt }
      wait(what, reading.wait, endsAt)
      return { at: reading.wait, ...what, endsAt }
    },
    hear({ name, data }) {
      if (name === 'card-waiting') show(data.for === 'card' ? 'place-card' : 'lift-card')
      if (name === 'card-read') read(data)
      if (name === 'card-failed') fail(data.reason)
      if (name === 'card-removed') removed()
      if (name === 'snapshot') resumed()
    },
    leave(how) {
      const shown = top()
      if (shown.at === 'take-card-away' && how === 'quiet' && shown.until === 'removed') return shown
      const left = whatStays(shown, how)
      card.value = { at: 'none' }
      const watches = left?.at === 'take-card-away' && left.until === 'removed'
      if (watches) reading = { at: 'watched' }
      else if (reading.at !== 'off') disarm()
      return left
    },
  }
}

/** What a card was read for. */
function following({ guide, own }: For, cardRef: string): Destination {
  switch (own?.at) {
    case undefined:
      return { at: 'ticket', guide, cardRef }
    case 'cases':
      return { at: 'case-list', cardRef }
    case 'bookings':
      return { at: 'booking-list', cardRef }
    case 'tie':
      return { at: 'booking-made', tie: { code: own.code, cardRef } }
  }
}
