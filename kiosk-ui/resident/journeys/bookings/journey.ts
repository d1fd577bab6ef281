import type {
  BookingKind,
  BookingOffer,
  BookingReceipt,
  BookingSlot,
  FoundBooking,
} from '#contract/bookings.ts'
import { newCommandId } from '../../../link/command-id.ts'
import { untilAnswered } from '../../../link/until-answered.ts'
import { TICKET_PATIENCE } from '../../parts/ticket-patience.ts'
import { journeyOf, type Shell } from '../../shell/journey.ts'
import type { Screen } from '../../shell/screens.ts'
import type { Bookable, Draft } from './draft.ts'
import { words } from './words.ts'

type Days = BookingOffer['days']
/** `moving`: the code of the booking that gets another time; null for a new one. */
type Choosing = { draft: Draft; moving: string | null }
type Change = { commandId: string; to: { at: 'moved'; slot: BookingSlot } | { at: 'cancelled' } }

declare module '../../shell/screens.ts' {
  interface Screens {
    /** 上门、约日子、请人联系 or an hour at the station, where an errand has more than one of them. */
    'book-how': { shows: Bookable & { ways: BookingKind[] }; asks: Bookable & { ways: BookingKind[] } }
    /** Which part of the village, where somebody goes by it. */
    'book-group': {
      shows: { draft: Draft; groups: string[]; from: number }
      asks: Bookable & { kind: BookingKind }
    }
    'book-day': {
      shows: Choosing & { days: Days; trouble: string | null; from: number }
      asks: Choosing & { trouble?: string }
    }
    'book-time': {
      shows: Choosing & { day: string; slots: Days[number]['slots']; from: number }
      asks: Choosing & { day: string; slots: Days[number]['slots'] }
    }
    'book-phone': { shows: { draft: Draft }; asks: { draft: Draft } }
    'book-confirm': { shows: { draft: Draft }; asks: { draft: Draft } }
    /** A new one, or one that is known by a card from now on. */
    'booking-made': {
      shows: { receipt: BookingReceipt }
      asks: { draft: Draft } | { tie: { code: string; cardRef: string } }
    }
    /** By a card that was read for it. */
    'booking-list': { shows: { bookings: FoundBooking[]; from: number }; asks: { cardRef: string } }
    'booking-none': { shows: object }
    'booking-refused': { shows: { why: string } }
    'booking-find': { shows: { code: string; trouble: string | null }; asks: object }
    /** By its code; `change`: what is done with it first. */
    'booking-found': {
      shows: { found: FoundBooking; asking: 'nothing' | 'cancel' }
      asks: { code: string; change?: Change }
    }
  }
}

/** 上门、预约、代为联系、预约取号, and what became of one by its code. Nothing of it outlives the screen. */
export const journey = journeyOf({
  screens: {
    'book-how': { load: async () => (await import('./choose.tsx')).How, question: true },
    'book-group': { load: async () => (await import('./choose.tsx')).Group, question: true },
    'book-day': { load: async () => (await import('./choose.tsx')).Day, question: true },
    'book-time': { load: async () => (await import('./choose.tsx')).Time, question: true },
    'book-phone': {
      load: async () => (await import('./phone.tsx')).Phone,
      question: true,
      patience: TICKET_PATIENCE,
    },
    'book-confirm': {
      load: async () => (await import('./confirm.tsx')).Confirm,
      question: true,
      patience: TICKET_PATIENCE,
    },
    'booking-made': {
      load: async () => (await import('./made.tsx')).Made,
      patience: TICKET_PATIENCE,
      endsTheWay: true,
      doing: words.making,
    },
    'booking-list': {
      load: async () => (await import('./list.tsx')).List,
      patience: TICKET_PATIENCE,
      endsTheWay: true,
    },
    'booking-none': { load: async () => (await import('./list.tsx')).None },
    'booking-refused': { load: async () => (await import('./refused.tsx')).Refused },
    'booking-find': { load: async () => (await import('./find.tsx')).Find, question: true },
    'booking-found': {
      load: async () => (await import('./found.tsx')).Found,
      patience: TICKET_PATIENCE,
    },
  },
  speech: { load: async () => (await import('./words/speech.ts')).speech },
  start: (shell) => ({
    open: {
      'book-how': async (to, signal) => {
        const [only] = to.ways
        return to.ways.length === 1 && only !== undefined ? begin(shell, { ...to, kind: only }, signal) : to
      },
      'book-group': (to, signal) => begin(shell, to, signal),
      'book-day': ({ draft, moving, trouble = null }, signal) =>
        days(shell, { draft, moving }, trouble, signal),
      'book-time': (to) => ({ ...to, from: 0 }),
      'book-phone': (to) => to,
      'book-confirm': (to) => to,
      'booking-made': (to, signal) =>
        'tie' in to ? tie(shell, to.tie, signal) : book(shell, to.draft, signal),
      'booking-list': ({ cardRef }, signal) => listed(shell, cardRef, signal),
      'booking-find': () => ({ at: 'booking-find', code: '', trouble: null }),
      'booking-found': ({ code, change }, signal) => find(shell, code, change, signal),
    },
  }),
})

/** A code of the area's own; see `BookingRefusal`. */
const SLOT_TAKEN: string = 'slot-taken'

type At = Pick<Shell, 'api' | 'model'>

const refused = (why: string): Screen => ({ at: 'booking-refused', why })

/** The first question of one way: where, when, or a phone number at once. */
async function begin(
  at: At,
  { seq, title, kind }: Bookable & { kind: BookingKind },
  signal: AbortSignal,
): Promise<Screen> {
  const draft: Draft = { commandId: newCommandId(), seq, title, kind, group: null, slot: null, phone: '' }
  if (kind === 'contact') return { at: 'book-phone', draft }
  const offer = await offered(at, draft, signal)
  if ('why' in offer) return refused(offer.why)
  return offer.groups.length > 0
    ? { at: 'book-group', draft, groups: offer.groups, from: 0 }
    : { at: 'book-day', draft, moving: null, days: offer.days, trouble: null, from: 0 }
}

async function days(at: At, to: Choosing, trouble: string | null, signal: AbortSignal): Promise<Screen> {
  const offer = await offered(at, to.draft, signal)
  return 'why' in offer ? refused(offer.why) : { at: 'book-day', ...to, days: offer.days, trouble, from: 0 }
}

async function offered(
  { api }: At,
  { kind, seq, group }: Draft,
  signal: AbortSignal,
): Promise<BookingOffer | { why: string }> {
  const asked = { kind, item: String(seq) }
  const reply = await untilAnswered(
    () =>
      group === null
        ? api('GET /api/bookings/offer?kind=:kind&item=:item', { params: asked })
        : api('GET /api/bookings/offer?kind=:kind&item=:item&group=:group', { params: { ...asked, group } }),
    signal,
  )
  if (reply.at === 'ok') return reply.value.offer
  return { why: reply.at === 'refused' ? reply.problem.detail : words.refused.away }
}

async function book(at: At, draft: Draft, signal: AbortSignal): Promise<Screen> {
  const { commandId, kind, seq, group, slot, phone } = draft
  const body = {
    commandId,
    kiosk: at.model.peek().kiosk.id,
    kind,
    itemSeq: seq,
    ...(slot !== null && { slot }),
    ...(group !== null && { group }),
    ...(phone !== '' && { phone }),
  }
  const reply = await untilAnswered(() => at.api('POST /api/bookings', { params: {}, body }), signal)
  if (reply.at === 'ok') return { at: 'booking-made', receipt: reply.value.booking }
  if (reply.at === 'away') return refused(words.refused.away)
  const { code, detail } = reply.problem
  // Somebody at another kiosk was faster: another time, under another command.
  return code === SLOT_TAKEN
    ? days(at, { draft: { ...draft, commandId: newCommandId() }, moving: null }, detail, signal)
    : refused(detail)
}

async function tie(
  { api, model }: At,
  { code, cardRef }: { code: string; cardRef: string },
  signal: AbortSignal,
): Promise<Screen> {
  const body = { commandId: newCommandId(), code, cardRef, kiosk: model.peek().kiosk.id }
  const reply = await untilAnswered(() => api('POST /api/bookings/tie', { params: {}, body }), signal)
  if (reply.at === 'ok') return { at: 'booking-made', receipt: reply.value.booking }
  if (reply.at === 'away') return refused(words.refused.away)
  return reply.problem.code === 'card-ref-invalid'
    ? { at: 'card-late', guide: null, own: { at: 'tie', code } }
    : refused(reply.problem.detail)
}

async function listed({ api, model }: At, cardRef: string, signal: AbortSignal): Promise<Screen> {
  const body = { commandId: newCommandId(), cardRef, kiosk: model.peek().kiosk.id }
  const reply = await untilAnswered(
    () => api('POST /api/bookings/find-by-card', { params: {}, body }),
    signal,
  )
  if (reply.at === 'ok') {
    const { bookings } = reply.value
    const [only] = bookings
    if (only === undefined) return { at: 'booking-none' }
    return bookings.length === 1
      ? { at: 'booking-found', found: only, asking: 'nothing' }
      : { at: 'booking-list', bookings, from: 0 }
  }
  if (reply.at === 'refused' && reply.problem.code === 'card-ref-invalid')
    return { at: 'card-late', guide: null, own: { at: 'bookings' } }
  const trouble = reply.at === 'refused' ? reply.problem.detail : words.find.unavailable
  return { at: 'booking-find', code: '', trouble }
}

async function find(
  { api, model }: At,
  code: string,
  change: Change | undefined,
  signal: AbortSignal,
): Promise<Screen> {
  const kiosk = model.peek().kiosk.id
  const reply = await untilAnswered(
    () =>
      change === undefined
        ? api('POST /api/bookings/find', { params: {}, body: { code, kiosk } })
        : api('POST /api/bookings/change', {
            params: {},
            body: { commandId: change.commandId, code, kiosk, change: change.to },
          }),
    signal,
  )
  if (reply.at === 'ok') return { at: 'booking-found', found: reply.value.booking, asking: 'nothing' }
  const trouble = reply.at === 'refused' ? reply.problem.detail : words.find.unavailable
  return change === undefined ? { at: 'booking-find', code: '', trouble } : refused(trouble)
}
