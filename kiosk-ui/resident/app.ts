import { type ReadonlySignal, batch, computed, effect, signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { Guide, GuideList } from '#contract/guide.ts'
import type { HomeModel } from '#contract/station.ts'
import type { TakeTicketBody, Ticket } from '#contract/ticket.ts'
import type { Api, Reply } from '../link/api.ts'
import type { Live, LiveMessage } from '../link/live.ts'
import type { WallClock } from '../link/station-time.ts'
import { untilAnswered } from '../link/until-answered.ts'
import { type IdleWatch, READING_QUIET_S, TICKET_QUIET_S, createIdle } from './idle.ts'
import { type CommandKeeper, newCommandId } from './kept-command.ts'
import { type Modes, createModes } from './modes.ts'
import { type Waited, watchPatience } from './patience.ts'
import { screenOfRefusal } from './refused.ts'
import type { Destination, LaterScreen, Screen } from './screen.ts'
import { createStationModel } from './station-model.ts'
import { createPrintOutcomes } from './ticket-on-screen.ts'

/** What a tap has begun and the daemon has not answered yet. One thing at a time: a second tap begins nothing. */
export type Busy =
  | { at: 'free' }
  | { at: 'opening'; to: Destination; waited: Waited }
  | { at: 'taking'; itemSeq: number | null; waited: Waited }

export type Ports = {
  api: Api
  live: Live
  keeper: CommandKeeper
  views: {
    /** Fetches a screen's code; rejects when it cannot be had. */
    load(at: LaterScreen['at'] | 'above'): Promise<void>
    /** Null for what stands above every screen. */
    render(app: App, screen: LaterScreen | null): ComponentChildren
  }
}

export type App = {
  model: ReadonlySignal<HomeModel>
  screen: ReadonlySignal<Screen>
  busy: ReadonlySignal<Busy>
  link: Live['state']
  /** Null until the station has said what time it is. */
  clock: ReadonlySignal<WallClock | null>
  idle: IdleWatch
  modes: Modes
  /** The screen that a tap on 返回 leads to exists. */
  canGoBack: ReadonlySignal<boolean>
  open(to: Destination): void
  /** Turns the pages of the screen that is open: `from` is the first thing to show. */
  turnTo(from: number): void
  back(): void
  home(): void
  /** Takes a ticket for an errand, or for none (直接取号). */
  take(guide: Guide | null): void
  render(screen: LaterScreen | null): ComponentChildren
  /** Connects to the daemon, and picks up a ticket that a reload interrupted. */
  start(): void
}

/** The whole state of the residents' screen. Nothing happens before `start`, so that it can be rendered anywhere. */
export function createApp(homeModel: HomeModel, { api, live, keeper, views }: Ports): App {
  const station = createStationModel(homeModel)
  const { model } = station
  const stack = signal<readonly Screen[]>([{ at: 'home' }])
  const screen = computed<Screen>(() => stack.value.at(-1) ?? { at: 'home' })
  const busy = signal<Busy>({ at: 'free' })
  const modes = createModes()
  const idle = createIdle(leave)
  const outcomes = createPrintOutcomes()
  let list: GuideList | null = null
  let pending = new AbortController()

  /** Everything of this resident is gone. */
  function leave(): void {
    batch(() => {
      home()
      modes.reset()
    })
  }

  function home(): void {
    pending.abort()
    keeper.forget()
    outcomes.forget()
    busy.value = { at: 'free' }
    stack.value = [{ at: 'home' }]
  }

  /** Runs one thing that the daemon must answer, and says how long it has been taking. */
  async function begin<Value>(
    what: (waited: Waited) => Busy,
    ask: (signal: AbortSignal) => Promise<Value>,
    then: (value: Value) => void,
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
    const value = await ask(signal).finally(stop)
    if (signal.aborted) return
    batch(() => {
      busy.value = { at: 'free' }
      then(value)
    })
  }

  function load(at: LaterScreen['at'] | 'above', signal: AbortSignal): Promise<Reply<null>> {
    return untilAnswered<null>(async () => {
      try {
        await views.load(at)
        return { at: 'ok', value: null }
      } catch {
        // The daemon is there and has not got this page's code any more: it was updated.
        if (live.state.peek().at === 'live') location.reload()
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

  async function screenFor(to: Destination, signal: AbortSignal): Promise<LaterScreen> {
    if (to.at === 'confirm-errand') {
      const reply = await untilAnswered(
        () => api('GET /api/guides/:seq', { params: { seq: to.seq } }),
        signal,
      )
      return reply.at === 'ok' ? { at: to.at, guide: reply.value.guide } : refusal(reply)
    }
    const reply = await errands(signal)
    if (reply.at !== 'ok') return refusal(reply)
    switch (to.at) {
      case 'choose-errand':
        return { at: to.at, list: reply.value }
      case 'choose-domain':
        return { at: to.at, list: reply.value, from: 0 }
      case 'domain-items':
        return { at: to.at, list: reply.value, domain: to.domain, from: 0 }
    }
  }

  function open(to: Destination): void {
    void begin(
      (waited) => ({ at: 'opening', to, waited }),
      async (signal) => {
        const [next] = await Promise.all([screenFor(to, signal), load(to.at, signal)])
        if (next.at !== to.at) await load(next.at, signal)
        return next
      },
      (next) => {
        stack.value = [...stack.peek(), next]
      },
    )
  }

  function take(guide: Guide | null): void {
    if (busy.peek().at !== 'free') return
    const body: TakeTicketBody = {
      commandId: newCommandId(),
      kiosk: model.peek().kiosk.id,
      ...(guide ? { itemSeq: guide.seq } : {}),
    }
    keeper.keep({ answered: false, body })
    send(body, guide)
  }

  function send(body: TakeTicketBody, guide: Guide | null): void {
    void begin(
      (waited) => ({ at: 'taking', itemSeq: body.itemSeq ?? null, waited }),
      async (signal) => {
        const [reply] = await Promise.all([
          untilAnswered(() => api('POST /api/tickets', { params: {}, body }), signal),
          load('ticket', signal),
        ])
        if (reply.at === 'ok') return ticketScreen(body.commandId, reply.value.ticket, guide)
        const next = refusal(reply)
        await load(next.at, signal)
        return next
      },
      (next) => {
        if (next.at === 'ticket') keeper.keep({ answered: true, body })
        else keeper.forget()
        stack.value = [{ at: 'home' }, next]
      },
    )
  }

  function ticketScreen(commandId: string, ticket: Ticket, guide: Guide | null): LaterScreen {
    return { at: 'ticket', commandId, ticket: outcomes.applyTo(ticket), guide }
  }

  /** Asks how the ticket on screen stands now; what was settled stays settled. */
  async function refresh(): Promise<void> {
    const shown = screen.peek()
    if (shown.at !== 'ticket') return
    const { commandId } = shown
    const reply = await api('GET /api/tickets/by-command/:commandId', { params: { commandId } })
    if (reply.at === 'ok') showTicket(reply.value.ticket)
  }

  function showTicket(ticket: Ticket): void {
    const shown = screen.peek()
    if (shown.at !== 'ticket' || shown.ticket.id !== ticket.id) return
    const settled = shown.ticket.print
    const known = ticket.print.at === 'sending' ? { ...ticket, print: settled } : ticket
    stack.value = [{ at: 'home' }, { ...shown, ticket: outcomes.applyTo(known) }]
  }

  function receive(message: LiveMessage): void {
    outcomes.note(message)
    const news = station.receive(message)
    const shown = screen.peek()
    if (message.name === 'snapshot') list = null
    if (shown.at !== 'ticket' || news.about === 'nothing') return
    if (news.about === 'every') void refresh()
    else if (news.ticketId === shown.ticket.id) {
      // The outcome itself came with the message; how the ticket stands otherwise must be asked.
      showTicket(shown.ticket)
      void refresh()
    }
  }

  /** A reload in the middle: the same command again, so the same ticket. */
  async function resume(): Promise<void> {
    const kept = keeper.read()
    if (!kept) return
    const seq = kept.body.itemSeq
    const guide = seq === undefined ? null : await api('GET /api/guides/:seq', { params: { seq } })
    send(kept.body, guide?.at === 'ok' ? guide.value.guide : null)
  }

  const app: App = {
    model,
    screen,
    busy,
    link: live.state,
    clock: station.clock,
    idle,
    modes,
    canGoBack: computed(() => stack.value.length > 1 && screen.value.at !== 'ticket'),
    open,
    turnTo(from) {
      const shown = screen.peek()
      if ('from' in shown) stack.value = [...stack.peek().slice(0, -1), { ...shown, from }]
    },
    back() {
      if (busy.peek().at === 'free') stack.value = stack.peek().slice(0, -1)
    },
    home,
    take,
    render: (shown) => views.render(app, shown),
    start() {
      live.start(receive)
      void resume()
      const at = computed(() => screen.value.at)
      effect(() => {
        idle.begin(at.value === 'ticket' ? TICKET_QUIET_S : READING_QUIET_S, at.value !== 'home')
      })
    },
  }
  return app
}

function refusal(reply: Reply<unknown>): LaterScreen {
  // `away` comes only from a question that was called off, and then nobody looks at the answer.
  return reply.at === 'refused'
    ? screenOfRefusal(reply.problem)
    : { at: 'cannot-take', code: 'internal-error' }
}
