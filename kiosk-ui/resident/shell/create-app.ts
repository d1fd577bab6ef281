import { batch, computed, effect, signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { HomeModel } from '#contract/station.ts'
import type { Live, LiveMessage } from '../../link/live.ts'
import { pause } from '../../link/pause.ts'
import type { App, Busy, CardOnReader, Core, Leaving } from './app.ts'
import type { Flow } from './flow.ts'
import { type Patience, READING, createIdle } from './idle.ts'
import { createModes } from './modes.ts'
import type { Screen } from './screens.ts'
import { createStationModel } from './station-model.ts'
import type { Views } from './views.ts'

/** What comes after the home screen, in one piece: the code of the screens, and what answers taps. */
export type Later = { views: Views; startFlow(core: Core): Flow }

export type Ports = {
  live: Live
  home: { render(app: App): ComponentChildren; patience: Patience }
  /** Rejects when it cannot be had. */
  loadLater(): Promise<Later>
  /** Whether a reload interrupted something. */
  interrupted(): boolean
}

/** What comes later is asked for again when it does not come. */
const LOAD_AGAIN_MS = 500

/** The residents' screen whole. Nothing happens before `start`, so that it can be rendered anywhere. */
export function createApp(homeModel: HomeModel, { live, home, loadLater, interrupted }: Ports): App {
  const station = createStationModel(homeModel)
  const stack = signal<readonly Screen[]>([{ at: 'home' }])
  const screen = computed<Screen>(() => stack.value.at(-1) ?? { at: 'home' })
  const busy = signal<Busy>({ at: 'free' })
  const modes = createModes()
  const idle = createIdle(leave)
  const aloud: App['aloud'] = signal({ at: 'quiet' })
  const core: Core = {
    model: station.model,
    link: live.state,
    stack,
    busy,
    card: signal<CardOnReader>({ at: 'none' }),
    called: signal<'not' | 'waiting' | 'answered'>('not'),
    choosesType: signal(false),
    gone: signal(0),
  }
  const later = signal<{ views: Views; flow: Flow } | null>(null)
  /** What was heard before the journeys came, from the last snapshot on. */
  let heard: LiveMessage[] = []
  /** Whether the screens could not be fetched ahead. */
  let missed = false

  /** Everything of this resident is gone. */
  function leave(): void {
    batch(() => {
      goHome('quiet')
      modes.reset()
      core.gone.value++
    })
  }

  function goHome(how: Leaving): void {
    const stays = later.peek()?.flow.leave(how) ?? { at: 'home' }
    batch(() => {
      busy.value = { at: 'free' }
      core.choosesType.value = false
      stack.value = [stays]
    })
  }

  async function fetchLater(): Promise<{ views: Views; flow: Flow }> {
    const { views, startFlow } = await loadLater()
    const started = later.peek()
    if (started) return started
    const flow = startFlow(core)
    for (const message of heard) flow.hear(message)
    heard = []
    return (later.value = { views, flow })
  }

  async function withFlow(then: (flow: Flow) => void): Promise<void> {
    let ready = later.peek()
    while (!ready) {
      try {
        ready = await fetchLater()
      } catch {
        await pause(LOAD_AGAIN_MS)
      }
    }
    then(ready.flow)
  }

  const app: App = {
    ...core,
    screen,
    clock: station.clock,
    idle,
    modes,
    chooseType() {
      if (modes.contrast.peek() === 'normal') modes.choose({ type: 'large' })
      core.choosesType.value = true
    },
    aloud,
    canGoBack: computed(
      () => stack.value.length > 1 && !later.value?.views.entry(screen.value.at)?.endsTheWay,
    ),
    open: (to) => void withFlow((flow) => flow.open(to)),
    opens(at) {
      const doing = busy.value
      return doing.at === 'opening' && doing.waited !== 'unseen' && doing.to.at === at
    },
    act: (name) => void withFlow((flow) => flow.act(name)),
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
    renderScreen: () =>
      screen.value.at === 'home'
        ? home.render(app)
        : later.value?.views.renderScreen(app, screen.value, later.value.flow.renewals.value),
    renderBeside: () => later.value?.views.renderBeside(app),
    renderAbove() {
      // Asked for here so that the screen in large type and the sheet before it are laid out together, not one by one.
      void core.choosesType.value
      return later.value?.views.renderAbove(app, later.value.flow.sheet.value)
    },
    toggleReading: () => void withFlow(() => later.peek()?.views.toggleReading(app)),
    async fetchAhead() {
      try {
        const { views, flow } = await fetchLater()
        await views.loadAll()
        void flow.askAhead()
        // From here on the screens stand without the daemon.
        document.body.dataset['screens'] = 'fetched'
      } catch {
        missed = true
      }
    },
    start() {
      live.start((message) => {
        station.receive(message)
        const flow = later.peek()?.flow
        if (flow) return flow.hear(message)
        if (message.name !== 'snapshot') return void heard.push(message)
        heard = [message]
        // The daemon was away when it was asked, and is back.
        if (missed) void app.fetchAhead()
      })
      const prepare = () => void withFlow(() => {})
      if (interrupted()) prepare()
      addEventListener('pointerdown', prepare, { once: true })
      const at = computed(() => screen.value.at)
      const told = computed(() => later.value?.flow.sheet.value?.says ?? null)
      effect(() => {
        const shown = at.value
        const views = later.peek()?.views
        const sheet = told.value === null ? null : later.peek()?.flow.sheet.peek()
        const { quiet, end } = shown === 'home' ? home.patience : (views?.entry(shown)?.patience ?? READING)
        // A resident whom a sheet tells to wait here is waiting, not gone; and again when they hear who comes.
        idle.begin(Math.max(quiet, (sheet && views?.quietOf(sheet)) || 0), end)
      })
    },
  }
  return app
}
