import { batch } from '@preact/signals'
import type { Guide, GuideList } from '#contract/guide.ts'
import type { PrintState, TakeTicketBody, Ticket } from '#contract/ticket.ts'
import type { Api, Reply } from '../../link/api.ts'
import { newCommandId } from '../../link/command-id.ts'
import type { LiveMessage } from '../../link/live.ts'
import { untilAnswered } from '../../link/until-answered.ts'
import type { Busy, Core } from './app.ts'
import { boardScreenFor, leadsToBoard } from '../journeys/board/board-flow.ts'
import { type Leaving, createCardFlow } from '../journeys/card/card-flow.ts'
import { createFindFlow } from '../journeys/find-ticket/find-ticket-flow.ts'
import type { CommandKeeper } from '../journeys/take-a-ticket/kept-command.ts'
import { type Waited, watchPatience } from './waited.ts'
import { screenOfRefusal } from '../journeys/take-a-ticket/refused.ts'
import type { Destination, LaterScreen, Screen } from './screens.ts'
import { createStaffCallFlow } from '../journeys/staff-call/staff-call-flow.ts'
import type { TicketNews } from './station-model.ts'
import { createPrintOutcomes } from '../journeys/take-a-ticket/print-outcomes.ts'

export type Flow = {
  open(to: Destination): void
  take(guide: Guide | null, how?: HowTaken): void
  /** 再打一张: no slip came out for sure, and the resident says so. */
  reprint(): void
  /** Sends the command that a reload interrupted once more: the same command, so the same ticket. */
  resume(): void
  hear(message: LiveMessage, news: TicketNews): void
  callStaff(): void
  endStaffCall(): void
  /** Whoever called has gone: what the station has not heard of is not asked for any more. */
  forgetCaller(): void
  /** The resident leaves: nothing of theirs stays. Says what must be on screen then. */
  abandon(how: Leaving): Screen
}

/** By a card that was read, or by what the resident declares. */
export type HowTaken = Pick<TakeTicketBody, 'cardRef' | 'declared'>

export type FlowPorts = {
  api: Api
  keeper: CommandKeeper
  /** Fetches a screen's code; rejects when it cannot be had. */
  loadScreen(at: LaterScreen['at'] | 'above'): Promise<void>
  reload(): void
}

/** What may be wanted at once when the reader speaks. */
const CARD_SCREENS = [
  'place-card',
  'lift-card',
  'card-moved',
  'two-cards',
  'card-not-read',
  'card-late',
  'reader-down',
  'take-card-away',
] as const

/** What taps lead to: screens with their data, and tickets, each asked for until the daemon answers. */
export function createFlow(core: Core, { api, keeper, loadScreen, reload }: FlowPorts): Flow {
  const { model, stack, busy, link, staffCall } = core
  const outcomes = createPrintOutcomes()
  let list: GuideList | null = null
  let pending = new AbortController()
  const cards = createCardFlow(core, {
    api,
    take: (guide, cardRef) => take(guide, { cardRef }),
    now: () => performance.now(),
  })

  const finder = createFindFlow(core, { api, guideOf, load: () => loadScreen('found-ticket') })

  const staff = createStaffCallFlow(staffCall, {
    api,
    kiosk: () => model.peek().kiosk.id,
    load: (signal) => load('above', signal),
  })

  /** Runs one thing that the daemon must answer, and says how long it has been taking. */
  async function begin(
    what: (waited: Waited) => Busy,
    ask: (signal: AbortSignal) => Promise<LaterScreen>,
    show: (next: LaterScreen) => void,
  ): Promise<void> {
    if (busy.peek().at !== 'free') return
    pending = new AbortController()
    const { signal } = pending
    busy.value = what('short')
    // The words for a long wait must be here before the wait is.
    void load('above', signal)
    const stop = watchPatience((waited) => {
      if (!signal.aborted) busy.value = what(waited)
    })
    const next = await ask(signal).finally(stop)
    if (signal.aborted) return
    batch(() => {
      busy.value = { at: 'free' }
      show(next)
    })
  }

  function load(at: LaterScreen['at'] | 'above', signal: AbortSignal): Promise<Reply<null>> {
    return untilAnswered<null>(async () => {
      try {
        await loadScreen(at)
        return { at: 'ok', value: null }
      } catch {
        // The daemon is there and has not got this page's code any more: it was updated.
        if (link.peek().at === 'live') reload()
        return { at: 'away' }
      }
    }, signal)
  }

  async function errands(signal: AbortSignal): Promise<Reply<GuideList>> {
    if (list) return { at: 'ok', value: list }
    const reply = await untilAnswered(() => api('GET /api/guides', { params: {} }), signal)
    if (reply.at === 'ok') list = reply.value
    return reply
  }

  function guideOf(seq: number, signal: AbortSignal): Promise<Reply<{ guide: Guide }>> {
    return untilAnswered(() => api('GET /api/guides/:seq', { params: { seq } }), signal)
  }

  async function screenFor(to: Destination, signal: AbortSignal): Promise<LaterScreen> {
    if (leadsToBoard(to)) return boardScreenFor(api, to, signal)
    if (to.at === 'my-ticket') return finder.begin()
    if (to.at === 'found-ticket') return finder.find(to, signal)
    if ('guide' in to) {
      if (to.at !== 'place-card') return to
      const [next] = await Promise.all([
        cards.arm(to.guide, signal),
        ...CARD_SCREENS.map((at) => load(at, signal)),
      ])
      return next
    }
    if ('seq' in to) {
      const reply = await guideOf(to.seq, signal)
      if (reply.at !== 'ok') return refusal(reply)
      const { guide } = reply.value
      return to.at === 'guide' ? { at: to.at, guide, from: 0 } : { at: to.at, guide }
    }
    const reply = await errands(signal)
    if (reply.at !== 'ok') return refusal(reply)
    switch (to.at) {
      case 'choose-errand':
      case 'guides':
        return { at: to.at, list: reply.value }
      case 'choose-domain':
        return { ...to, list: reply.value, from: 0 }
      case 'domain-items':
        return { ...to, list: reply.value, from: 0 }
      case 'search':
        return { at: to.at, list: reply.value, typed: '', answer: { at: 'none' }, from: 0 }
    }
  }

  /** `guide` null: 直接取号, or an errand that a reload has forgotten and that is asked for again. */
  function send(body: TakeTicketBody, guide: Guide | null): void {
    const seq = body.itemSeq ?? null
    void begin(
      (waited) => ({ at: 'taking', itemSeq: seq, waited }),
      async (signal) => {
        const [reply, known] = await Promise.all([
          untilAnswered(() => api('POST /api/tickets', { params: {}, body }), signal),
          guide || seq === null ? null : guideOf(seq, signal),
          load('ticket', signal),
        ])
        if (reply.at === 'ok') {
          const { ticket } = reply.value
          const errand = guide ?? (known?.at === 'ok' ? known.value.guide : null)
          return {
            at: 'ticket',
            commandId: body.commandId,
            ticket: outcomes.applyTo(ticket),
            guide: errand,
          }
        }
        const next = refusal(reply, guide)
        await load(next.at, signal)
        return next
      },
      (next) => {
        if (next.at !== 'ticket') keeper.forget()
        stack.value = [{ at: 'home' }, next]
      },
    )
  }

  function take(guide: Guide | null, how: HowTaken = {}): void {
    if (busy.peek().at !== 'free') return
    const body: TakeTicketBody = {
      commandId: newCommandId(),
      kiosk: model.peek().kiosk.id,
      ...(guide ? { itemSeq: guide.seq } : {}),
      ...how,
    }
    if (how.cardRef === undefined) cards.goWithout()
    keeper.keep(body)
    send(body, guide)
  }

  /** Asks how the ticket on screen stands now. */
  async function refresh(commandId: string): Promise<void> {
    const reply = await api('GET /api/tickets/by-command/:commandId', { params: { commandId } })
    if (reply.at === 'ok') showTicket(reply.value.ticket)
  }

  /** What was settled about the paper stays settled, in whatever order the news comes. */
  function showTicket(ticket: Ticket): void {
    const shown = stack.peek().at(-1)
    if (shown?.at !== 'ticket' || shown.ticket.id !== ticket.id) return
    const known = ticket.print.at === 'sending' ? { ...ticket, print: shown.ticket.print } : ticket
    stack.value = [{ at: 'home' }, { ...shown, ticket: outcomes.applyTo(known) }]
  }

  function showPrint(ticketId: string, print: PrintState): void {
    const shown = stack.peek().at(-1)
    if (shown?.at !== 'ticket' || shown.ticket.id !== ticketId) return
    stack.value = [...stack.peek().slice(0, -1), { ...shown, ticket: { ...shown.ticket, print } }]
  }

  async function reprint(): Promise<void> {
    const shown = stack.peek().at(-1)
    if (shown?.at !== 'ticket' || shown.ticket.print.at === 'sending') return
    const { ticket } = shown
    const { signal } = pending
    const body = { commandId: newCommandId(), qr: ticket.qr, kiosk: model.peek().kiosk.id }
    outcomes.drop(ticket.id)
    showPrint(ticket.id, { at: 'sending' })
    const reply = await untilAnswered(() => api('POST /api/tickets/reprint', { params: {}, body }), signal)
    if (signal.aborted) return
    // Refused: what was known of the first slip still stands.
    showPrint(ticket.id, reply.at === 'ok' ? outcomes.applyTo(reply.value.ticket).print : ticket.print)
  }

  return {
    reprint: () => void reprint(),
    open(to) {
      void begin(
        (waited) => ({ at: 'opening', to, waited }),
        async (signal) => {
          const [next] = await Promise.all([screenFor(to, signal), load(to.at, signal)])
          if (next.at !== to.at) await load(next.at, signal)
          return next
        },
        (next) => {
          const before = stack.peek()
          const last = before.at(-1)?.at
          stack.value = [...(last === 'card-late' || last === next.at ? before.slice(0, -1) : before), next]
        },
      )
    },
    take,
    resume() {
      const kept = keeper.read()
      if (kept) send(kept, null)
    },
    hear(message, news) {
      outcomes.note(message)
      cards.hear(message)
      finder.hear(message)
      if (message.name === 'snapshot') list = null
      const shown = stack.peek().at(-1)
      if (shown?.at !== 'ticket' || news.about === 'nothing') return
      if (news.about === 'one' && news.ticketId !== shown.ticket.id) return
      // The paper's outcome came with the message itself; how the ticket stands otherwise must be asked.
      showTicket(shown.ticket)
      void refresh(shown.commandId)
    },
    callStaff: staff.call,
    endStaffCall: staff.end,
    forgetCaller: staff.abandon,
    abandon(how) {
      pending.abort()
      keeper.forget()
      outcomes.forget()
      return cards.leave(how)
    },
  }
}

function refusal(reply: Reply<unknown>, guide: Guide | null = null): LaterScreen {
  // A restart has forgotten the card, or it took a minute too long.
  if (reply.at === 'refused' && reply.problem.code === 'card-ref-invalid') return { at: 'card-late', guide }
  // `away` comes only from a question that was called off, and then nobody looks at the answer.
  return reply.at === 'refused'
    ? screenOfRefusal(reply.problem)
    : { at: 'cannot-take', code: 'internal-error' }
}
