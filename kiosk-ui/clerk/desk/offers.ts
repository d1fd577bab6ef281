import type { WindowWork, StaffTicket, TransferBody } from '#contract/clerk.ts'
import type { WindowVerb, WindowVerbs } from '#contract/window-verb.ts'
import { words as page } from '../words.ts'
import { words } from './words.ts'

export type Act = keyof typeof page.acts

/** What a press asks for: a verb of `/api/windows/:id/…` and what goes with it. */
export type Wish = {
  [Verb in WindowVerb]: { verb: Verb } & Omit<WindowVerbs[Verb]['body'], 'commandId'>
}[WindowVerb]

/**
 * One thing that may be done now. `key`: the key of the keyboard that does it, as KeyboardEvent.code, null where
 * there
 * are more offers than keys. `when`: `twice` for what cannot be undone and costs a person their place in the line.
 */
export type Offer = {
  act: Act
  words: string
  key: string | null
  wish: Wish
  when: { at: 'ready' } | { at: 'twice'; words: string } | { at: 'not-yet' }
}

/** Everything a clerk may do at a desk, as it stands on the screen: the rows lie as the rows of a keyboard do. */
export type Offers = {
  /** The natural next step, on Enter and the space bar. */
  primary: Offer | null
  beside: readonly Offer[]
  transfer: readonly Offer[]
  hold: readonly Offer[]
  other: readonly Offer[]
}

const TRANSFER_KEYS = ['KeyQ', 'KeyW', 'KeyE', 'KeyR', 'KeyT', 'KeyY', 'KeyU', 'KeyI']
const HOLD_KEYS = ['KeyA', 'KeyS', 'KeyD', 'KeyF']
export const ISSUE_KEY = 'Digit0'
export const CASE_KEY = 'Digit7'
export const CASES_KEY = 'Minus'
export const BOOKINGS_KEY = 'Equal'
const PAUSE_KEYS = ['KeyM', 'Comma', 'Period', 'Slash']
/** Keys of what is no offer: fields for own words, the lock, the calls for staff. */
export const OWN_REASON_KEY = 'KeyG'
export const OWN_NOTICE_KEY = 'KeyP'
export const LOCK_KEY = 'KeyL'
export const ANSWER_KEY = 'KeyK'
export const END_CALL_KEY = 'KeyJ'
const ALLOW_KEY = 'Digit8'
const REFUSE_KEY = 'Digit9'

const ready = { at: 'ready' } as const

/** Of the ticket in hand and of the window. Only what its state allows is there. */
export function offersOf(work: WindowWork): Offers {
  const { current, window } = work
  if (current === null) {
    const verb = ({ closed: 'open', paused: 'resume', open: 'call-next' } as const)[window.service.at]
    return { ...nothing, primary: offer(verb, 'Enter', { verb }) }
  }
  const { id } = current
  const rows = {
    transfer: transferOffers(work, current, TRANSFER_KEYS),
    hold: words.holdReasons.map((reason, index) =>
      offer('hold', HOLD_KEYS[index] ?? null, { verb: 'hold', ticketId: id, reason }, reason),
    ),
    other: [...slipOffers(current), ...refuseOffers(current), ...cancelOffers(current)],
  }
  if (current.state.at === 'serving') {
    const finish = (key: string) => offer('finish', key, { verb: 'finish', ticketId: id })
    // A paused window calls no one: its clerk has gone, or is about to.
    if (window.service.at === 'paused') return { ...rows, primary: finish('Enter'), beside: [] }
    return {
      ...rows,
      primary: offer('finish-and-call', 'Enter', { verb: 'finish-and-call', ticketId: id }),
      beside: [finish('KeyC')],
    }
  }
  return {
    ...rows,
    primary: offer('serve', 'Enter', { verb: 'serve', ticketId: id }),
    beside: [offer('recall', 'KeyZ', { verb: 'recall', ticketId: id }), noShowOffer(current, work)],
  }
}

/** Of the window itself: a pause with its notice, or the end of one, and the end of the day. */
export function windowOffers({ window, current }: WindowWork): readonly Offer[] {
  switch (window.service.at) {
    case 'closed':
      return []
    case 'paused':
      return current === null
        ? [offer('close', 'KeyO', { verb: 'close' })]
        : [offer('resume', 'KeyM', { verb: 'resume' })]
    case 'open':
      return [
        ...words.pauseNotices.map((notice, index) =>
          offer('pause', PAUSE_KEYS[index] ?? null, { verb: 'pause', notice }, notice),
        ),
        ...(current === null ? [offer('close', 'KeyO', { verb: 'close' })] : []),
      ]
  }
}

/** The answers to a colleague who wants this window; none for any other clerk than the one who serves. */
export function takeOverOffers({ takeOver }: WindowWork, me: string): readonly Offer[] {
  if (takeOver.at !== 'asked' || takeOver.from.id !== me) return []
  const answer = (verb: 'allow-take-over' | 'refuse-take-over', key: string) =>
    offer(verb, key, { verb, asker: takeOver.clerk.id })
  return [answer('allow-take-over', ALLOW_KEY), answer('refuse-take-over', REFUSE_KEY)]
}

/** What this clerk did last that can be taken back with one press, for a while. */
export type Undo =
  | { at: 'none' }
  | { at: 'no-show' | 'done' | 'cancelled'; ticket: Pick<StaffTicket, 'id' | 'number'> }

/** Offers under one title, as they stand in a row of buttons. */
type OfferGroup = { title: string; offers: readonly Offer[] }

/** Of a ticket in a list. `inRow`: the one that stands beside it; `more`: below it once the row is open. */
export type ListOffers = { inRow: readonly Offer[]; more: readonly OfferGroup[] }

export function listOffers(work: WindowWork, ticket: StaffTicket): ListOffers {
  const { id } = ticket
  const call = { title: page.acts.call, offers: callOffers(work, ticket) }
  const transfer = { title: words.transferTo, offers: transferOffers(work, ticket, []) }
  const other = {
    title: words.otherActs,
    offers: keyless([...refuseOffers(ticket), ...slipOffers(ticket), ...cancelOffers(ticket)]),
  }
  switch (ticket.state.at) {
    case 'waiting':
      return { inRow: [], more: filled([call, transfer, other]) }
    case 'held':
      return {
        inRow: [offer('return', null, { verb: 'return', ticketId: id })],
        more: filled([call, transfer, other]),
      }
    case 'no-show':
      return { inRow: keyless([undoOffer({ at: 'no-show', ticket })]), more: filled([call]) }
    case 'done':
      return {
        inRow: [],
        more: filled([
          { title: page.acts['take-up'], offers: takeUpOffers(work, ticket) },
          again(work, ticket),
          { title: words.otherActs, offers: keyless(slipOffers(ticket)) },
        ]),
      }
    case 'cancelled':
      return { inRow: [], more: filled([call, again(work, ticket)]) }
    case 'called':
    case 'serving':
      return { inRow: [], more: [] }
  }
}

/** Of a ticket of a day that is over: its person has come again. */
export function pastOffers(work: WindowWork, ticket: StaffTicket): ListOffers {
  return { inRow: [], more: [again(work, ticket)] }
}

/** What was pressed by mistake, taken back. */
export function undoOffer(undo: Exclude<Undo, { at: 'none' }>): Offer {
  const { id: ticketId } = undo.ticket
  const verb = undo.at === 'no-show' ? 'return' : 'undo'
  return offer(verb, 'Backspace', { verb, ticketId }, page.acts.undo)
}

/** 先叫, with a reason; not before the window's hands are free. */
function callOffers(work: WindowWork, ticket: StaffTicket): readonly Offer[] {
  const { id } = ticket
  if (!mayServe(ticket, work.window.id)) return []
  return words.callReasons.map((reason) =>
    offer('call', null, { verb: 'call', ticketId: id, reason }, reason, whenFree(work)),
  )
}

function takeUpOffers(work: WindowWork, ticket: StaffTicket): readonly Offer[] {
  const { id } = ticket
  if (!mayServe(ticket, work.window.id)) return []
  return [offer('take-up', null, { verb: 'take-up', ticketId: id }, words.takeUpHere, whenFree(work))]
}

/** 又来了: a number of its own for the same thing, at once or in the line. */
function again(work: WindowWork, { id, itemSeq }: StaffTicket): OfferGroup {
  const visit = { verb: 'issue', revisitOf: id, ...(itemSeq === null ? {} : { itemSeq }) } as const
  return {
    title: words.again,
    offers: [
      offer('issue', null, { ...visit, serve: true, print: 'none' }, words.serveNow, whenFree(work)),
      offer('issue', null, visit, words.toTheLine),
    ],
  }
}

const whenFree = ({ current }: WindowWork): Offer['when'] => (current === null ? ready : { at: 'not-yet' })

function filled(groups: readonly OfferGroup[]): readonly OfferGroup[] {
  return groups.filter(({ offers }) => offers.length > 0)
}

const nothing: Offers = { primary: null, beside: [], transfer: [], hold: [], other: [] }

function offer(
  act: Wish['verb'],
  key: string | null,
  wish: Wish,
  said: string = page.acts[act],
  when: Offer['when'] = ready,
): Offer {
  return { act, words: said, key, wish, when }
}

function noShowOffer({ id, state }: StaffTicket, { callsBeforeNoShow: enough, silence }: WindowWork): Offer {
  const calls = state.at === 'called' ? state.calls : 0
  const made = offer('no-show', 'KeyX', { verb: 'no-show', ticketId: id })
  if (calls < enough) return { ...made, words: words.noShowAfter(calls, enough), when: { at: 'not-yet' } }
  if (silence === null || silence.seconds === 0) return made
  const { last, seconds } = silence
  return { ...made, words: words.noShowIn(last, seconds), when: { at: 'not-yet' } }
}

type Target = { said: string; to: TransferBody['to']; when: Offer['when'] }

/** Whether a window has the skill that the errand needs. */
const mayServe = ({ skill }: StaffTicket, window: string): boolean => skill?.windows.includes(window) ?? true

/**
 * Every place it is not at already: the other windows, then the other queues. A window that is closed or cannot do the
 * errand keeps its key and its place.
 */
function transferOffers(work: WindowWork, ticket: StaffTicket, keys: readonly string[]): readonly Offer[] {
  const here = ticket.state.at === 'waiting' ? (ticket.nextAt ?? ticket.onlyWindow) : work.window.id
  const windows = work.windows
    .filter(({ id }) => id !== here)
    .map(({ id, label, service }): Target => {
      const to = { window: id }
      if (!mayServe(ticket, id)) return { said: words.unableWindow(label), to, when: { at: 'not-yet' } }
      return service.at === 'closed'
        ? { said: words.closedWindow(label), to, when: { at: 'not-yet' } }
        : { said: label, to, when: ready }
    })
  const queues = work.queues
    .filter(({ id }) => id !== ticket.queueId || here !== null || ticket.state.at !== 'waiting')
    .map(({ id, name }): Target => ({ said: words.toQueue(name), to: { queueId: id }, when: ready }))
  return [...windows, ...queues].map(({ said, to, when }, index) =>
    offer('transfer', keys[index] ?? null, { verb: 'transfer', ticketId: ticket.id, to }, said, when),
  )
}

/**
 * What was declared may be refused; what a card said may not. It asks twice, because the person who was called must
 * wait again; served at once instead, nobody loses anything by the press.
 */
function refuseOffers({ id, number, state, priority }: StaffTicket): readonly Offer[] {
  if (priority.at !== 'declared' || state.at === 'serving') return []
  const made = offer('refuse-priority', 'KeyV', { verb: 'refuse-priority', ticketId: id })
  const said = state.at === 'called' ? words.surelyBack(number) : words.surelyOrdinary(number)
  const refuse: Offer = { ...made, when: { at: 'twice', words: said } }
  if (state.at !== 'called') return [refuse]
  const wish = { verb: 'refuse-priority', ticketId: id, serve: true } as const
  return [refuse, offer('refuse-priority', 'KeyC', wish, words.ordinaryNow)]
}

function slipOffers({ id, print }: StaffTicket): readonly Offer[] {
  const made = offer('reprint', 'KeyB', { verb: 'reprint', ticketId: id })
  return [print.at === 'sending' ? { ...made, when: { at: 'not-yet' } } : made]
}

function cancelOffers({ id, number, state }: StaffTicket): readonly Offer[] {
  if (state.at === 'serving') return []
  const made = offer('cancel', 'KeyN', { verb: 'cancel', ticketId: id })
  return [{ ...made, when: { at: 'twice', words: words.surelyCancel(number) } }]
}

function keyless(offers: readonly Offer[]): readonly Offer[] {
  return offers.map((one) => ({ ...one, key: null }))
}
