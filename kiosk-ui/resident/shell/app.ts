import { type ReadonlySignal, type Signal, batch, computed, effect, signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { Guide } from '#contract/guide.ts'
import type { HomeModel } from '#contract/station.ts'
import type { Live } from '../../link/live.ts'
import { pause } from '../../link/pause.ts'
import type { WallClock } from '../../link/station-time.ts'
import type { Leaving } from '../journeys/card/card-flow.ts'
import type { Flow, HowTaken } from './flow.ts'
import { CALLED_QUIET_S, type IdleWatch, createIdle, patienceOf } from './idle.ts'
import { type Modes, createModes } from './modes.ts'
import type { Waited } from './waited.ts'
import type { CardOnReader, Destination, LaterScreen, Screen } from './screens.ts'
import {
  type CallOnScreen,
  callerGone,
  heardStaffCalls,
  toldToWait,
} from '../journeys/staff-call/staff-call.ts'
import { createStationModel } from './station-model.ts'

/** What a tap has begun and the daemon has not answered yet. One thing at a time: a second tap begins nothing. */
export type Busy =
  | { at: 'free' }
  | { at: 'opening'; to: Destination; waited: Waited }
  | { at: 'taking'; itemSeq: number | null; waited: Waited }

/** The state that screens show and taps change. */
export type Core = {
  model: ReadonlySignal<HomeModel>
  link: Live['state']
  /** Screens one upon another, home at the bottom; the last one is seen. */
  stack: Signal<readonly Screen[]>
  busy: Signal<Busy>
  card: Signal<CardOnReader>
  staffCall: Signal<CallOnScreen>
}

export type Ports = {
  live: Live
  /** Fetches what answers taps; rejects when it cannot be had. */
  loadFlow(core: Core): Promise<Flow>
  /** Whether a tap on 取号 is still without its ticket, from before a reload. */
  interrupted(): boolean
  /** A screen by its state, or what stands above every screen for null. Nothing while its code is not here. */
  render(app: App, screen: LaterScreen | null): ComponentChildren
}

export type App = Core & {
  screen: ReadonlySignal<Screen>
  /** Null until the station has said what time it is. */
  clock: ReadonlySignal<WallClock | null>
  idle: IdleWatch
  modes: Modes
  /** Whether the screen is being read aloud. */
  aloud: Signal<{ at: 'quiet' } | { at: 'reading' }>
  /** The screen that a tap on 返回 leads to exists. */
  canGoBack: ReadonlySignal<boolean>
  open(to: Destination): void
  /** Turns the pages of the screen that is open: `from` is the first thing to show. */
  turnTo(from: number): void
  /** Changes what the open screen shows; nothing when another one is open by now. */
  change(next: Screen): void
  back(): void
  home(): void
  /** Takes a ticket for an errand, or for none (直接取号). */
  take(guide: Guide | null, how?: HowTaken): void
  /** 再打一张: of the ticket on screen. */
  reprint(): void
  /** Calls somebody to this kiosk, or shows the call there is. */
  callStaff(): void
  endStaffCall(): void
  /** The sheet goes, the call stays. */
  closeStaffCall(): void
  render(screen: LaterScreen | null): ComponentChildren
  /** 念给我听: reads the screen aloud, or stops. What speaks is fetched with the first tap. */
  toggleReading(): void
  /** Connects to the daemon, and picks up a ticket that a reload interrupted. */
  start(): void
}

/** What answers taps comes a moment after the page; asked for again when it does not. */
const LOAD_AGAIN_MS = 500

/** The residents' screen whole. Nothing happens before `start`, so that it can be rendered anywhere. */
export function createApp(homeModel: HomeModel, { live, loadFlow, interrupted, render }: Ports): App {
  const station = createStationModel(homeModel)
  const stack = signal<readonly Screen[]>([{ at: 'home' }])
  const screen = computed<Screen>(() => stack.value.at(-1) ?? { at: 'home' })
  const busy = signal<Busy>({ at: 'free' })
  const modes = createModes()
  const idle = createIdle(leave)
  const aloud: App['aloud'] = signal({ at: 'quiet' })
  const card = signal<CardOnReader>({ at: 'none' })
  const staffCall = signal<CallOnScreen>({ at: 'none' })
  const core: Core = { model: station.model, link: live.state, stack, busy, card, staffCall }
  let flow: Flow | null = null

  /** Everything of this resident is gone. */
  function leave(): void {
    flow?.forgetCaller()
    batch(() => {
      staffCall.value = callerGone(staffCall.peek())
      goHome('quiet')
      modes.reset()
    })
  }

  function goHome(how: Leaving): void {
    const stays = flow?.abandon(how) ?? { at: 'home' }
    batch(() => {
      busy.value = { at: 'free' }
      stack.value = [stays]
    })
  }

  function withFlow(then: (flow: Flow) => void): void {
    if (flow) then(flow)
    else void prepare().then(then)
  }

  async function prepare(): Promise<Flow> {
    for (;;) {
      try {
        const loaded = await loadFlow(core)
        flow ??= loaded
        return flow
      } catch {
        await pause(LOAD_AGAIN_MS)
      }
    }
  }

  const app: App = {
    ...core,
    screen,
    clock: station.clock,
    idle,
    modes,
    aloud,
    canGoBack: computed(() => stack.value.length > 1 && screen.value.at !== 'ticket'),
    open: (to) => withFlow((flow) => flow.open(to)),
    turnTo(from) {
      const shown = screen.peek()
      if ('from' in shown) stack.value = [...stack.peek().slice(0, -1), { ...shown, from }]
    },
    change(next) {
      if (screen.peek().at === next.at) stack.value = [...stack.peek().slice(0, -1), next]
    },
    back() {
      if (busy.peek().at !== 'free') return
      // Back at home nothing of the way there is left.
      if (stack.peek().length > 2) stack.value = stack.peek().slice(0, -1)
      else goHome('touch')
    },
    home: () => goHome('touch'),
    take: (guide, how) => withFlow((flow) => flow.take(guide, how)),
    reprint: () => withFlow((flow) => flow.reprint()),
    callStaff: () => withFlow((flow) => flow.callStaff()),
    endStaffCall: () => withFlow((flow) => flow.endStaffCall()),
    closeStaffCall() {
      const call = staffCall.peek()
      staffCall.value = call.at === 'standing' ? { ...call, shown: 'bar' } : { at: 'none' }
    },
    async toggleReading() {
      try {
        const { toggleReading } = await import('./read-aloud/toggle-reading.ts')
        toggleReading(app)
      } catch {
        // The daemon is away, and the head says so.
      }
    },
    render: (shown) => render(app, shown),
    start() {
      live.start((message) => {
        const news = station.receive(message)
        staffCall.value = heardStaffCalls(staffCall.peek(), message, homeModel.kiosk.id)
        flow?.hear(message, news)
      })
      if (interrupted()) withFlow((flow) => flow.resume())
      addEventListener('pointerdown', () => withFlow(() => {}), { once: true })
      const at = computed(() => screen.value.at)
      const waiting = computed(() => toldToWait(staffCall.value))
      effect(() => {
        const { quiet, end } = patienceOf(at.value)
        // Whoever was told to wait here is waiting, not gone; and again when they hear who comes.
        idle.begin(waiting.value ? Math.max(quiet, CALLED_QUIET_S) : quiet, end)
      })
    },
  }
  return app
}
