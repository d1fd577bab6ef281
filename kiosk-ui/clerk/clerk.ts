import { type ReadonlySignal, batch, effect, signal } from '@preact/signals'
import type { Awaits, WindowWork, StaffTicket } from '#contract/clerk.ts'
import type { OpeningReply } from '#contract/opening.ts'
import type { Problem } from '#contract/problem.ts'
import type { StaffCall } from '#contract/staff-call.ts'
import type { Trouble } from '#contract/trouble.ts'
import type { WindowView } from '#contract/window.ts'
import type { WindowVerb, WindowVerbs } from '#contract/window-verb.ts'
import type { Reply } from '../link/ask.ts'
import { LOBBY, type Live, type LiveMessage } from '../link/live.ts'
import type { StaffApi } from '../staff/staff-api.ts'
import { words } from './words.ts'
import { withTicket, withWindow } from './desk/apply.ts'
import { type Commands, createCommands } from '../staff/commands.ts'
import { hearingApi } from '../staff/hearing-api.ts'
import type { KeptHere } from './kept-here.ts'
import type { Act, Offer, Undo, Wish } from './desk/offers.ts'
import { openLastPress } from './desk/undo.ts'
import { openStaffCalls } from './calls/staff-calls.ts'
import { type Refresher, createRefresher } from '../staff/refresher.ts'
import { type Session, createSession } from '../staff/session.ts'
import type { Tune } from '../staff/chime.ts'
import type { StationClock } from '../staff/station-clock.ts'
import { type TodoList, openTodoList } from '../staff/todo-list.ts'
import { openAwaits } from './away/awaits.ts'
import { openDeskTroubles } from './desk-troubles.ts'
import { openNews } from './news.ts'
import type { Notices } from './notices.ts'

/** What the station tells everybody; null until it has spoken. */
type Station = { name: string; windows: readonly WindowView[] }

/** Which window this screen works at. `choosing`: none yet, or another one is wanted. */
type Place = { at: 'choosing' } | { at: 'chosen'; window: string }

export type Clerk = {
  /** The staff's routes, for what is about a person and not about the line. */
  api: StaffApi
  link: Live['state']
  notices: Notices
  clock: StationClock
  session: Session
  commands: Commands<Act>
  station: ReadonlySignal<Station | null>
  staffCalls: ReadonlySignal<readonly StaffCall[]>
  place: ReadonlySignal<Place>
  work: ReadonlySignal<WindowWork | null>
  undo: ReadonlySignal<Undo>
  /** What staff have to see to; known while a clerk is signed in and unlocked. */
  troubles: ReadonlySignal<readonly Trouble[]>
  todo: TodoList
  /** While the screen is locked: what waits for its clerk. */
  awaits: ReadonlySignal<Awaits | null>
  /** 停止取号, and days that differ; null at no window, where nobody is told of them. */
  plan: ReadonlySignal<OpeningReply | null>
  /**
   * Works at a window from now on: opens it where it is closed; `take-over` relieves the clerk who is there, and asks the
   * one who has somebody in hand, which `take-over-at-once` does not.
   */
  choose(window: string, how: 'open' | 'take-over' | 'take-over-at-once' | 'return'): Promise<void>
  /** Asks no more for the window this screen stands at, and leaves it. */
  withdrawTakeOver(): Promise<void>
  leaveWindow(): void
  /** Closes one of this clerk's windows, also from another one. */
  closeWindow(window: string): Promise<void>
  /** Resolves with the ticket that was answered; null where it was none, or the press did not count. */
  press(offer: Pick<Offer, 'act' | 'wish'>): Promise<StaffTicket | null>
  answer(call: string): Promise<void>
  handOver(call: string, to: string): Promise<void>
  endCall(call: string): Promise<void>
  /** This clerk goes and sees to it; at this desk it sounds no more, whatever comes of that. */
  acknowledge(trouble: Trouble): Promise<void>
}

export type ClerkParts = {
  api: StaffApi
  live: Live
  kept: KeptHere
  clock: StationClock
  notices: Notices
  /** Sounds at this desk. */
  chime(tune: Tune): void
}

/** How often a screen at no window asks for what only a window's stream tells. */
const ASK_AGAIN_MS = 15_000

/** The clerk's page: who is at it, at which window, and the work at that window. */
export function openClerk({ api, live, kept, clock, notices, chime }: ClerkParts): Clerk {
  const session = createSession(api, kept.names)
  const commands = createCommands(words.acts, hear)
  const station = signal<Station | null>(null, { name: 'station' })
  const calls = openStaffCalls(api, commands)
  const staffCalls = calls.list
  const place = signal<Place>(placeKept(), { name: 'place' })
  const work = signal<WindowWork | null>(null, { name: 'work' })
  const last = openLastPress()
  const deskTroubles = openDeskTroubles(api, session, commands)
  const troubles = deskTroubles.list
  const plan = signal<OpeningReply | null>(null, { name: 'plan' })
  const todo = openTodoList(api, session, live.state)
  let refresher: Refresher | null = null

  function placeKept(): Place {
    const window = kept.window.read()
    return window === null ? { at: 'choosing' } : { at: 'chosen', window }
  }

  function hear(problem: Problem): void {
    session.hear(problem)
    if (problem.code === 'window-taken') refresher?.outdate()
  }

  // The work is read while a clerk is signed in and unlocked at a window; otherwise none of it stays in this page.
  effect(() => {
    refresher?.stop()
    refresher = null
    const { at } = session.state.value
    const here = place.value
    if (at !== 'signed-in') commands.abandon()
    if (at !== 'signed-in' || here.at === 'choosing') {
      batch(() => {
        work.value = null
        last.forget()
      })
      return
    }
    refresher = createRefresher(
      () => api.ask('GET /api/windows/:id/work', { params: { id: here.window } }),
      (reply) => {
        if (reply.at === 'ok') showWork(reply.value)
        else if (reply.problem.code === 'unknown-window') place.value = { at: 'choosing' }
        else session.hear(reply.problem)
      },
    )
    refresher.refresh()
  })

  // What is meant for one clerk is told at the window, to the session that is signed in there.
  effect(() => {
    const here = place.value
    const works = session.state.value.at === 'signed-in' && here.at === 'chosen'
    live.move(works ? `/api/windows/${encodeURIComponent(here.window)}/live` : LOBBY)
  })

  // A screen at no window hears of troubles by asking, once it may.
  effect(() => {
    if (session.state.value.at !== 'signed-in') deskTroubles.forget()
    else if (place.value.at === 'choosing' && live.state.value.at === 'live') void deskTroubles.ask()
  })

  // The stream of the lobby says nothing of troubles, nor of the name that the 站长 has just changed.
  effect(() => {
    if (session.state.value.at !== 'signed-in' || place.value.at !== 'choosing') return undefined
    const timer = setInterval(() => {
      void deskTroubles.ask()
      todo.look()
      session.ask()
    }, ASK_AGAIN_MS)
    return () => clearInterval(timer)
  })

  // A stream that goes on where it broke off brings no snapshot, and the session may have ended meanwhile.
  effect(() => {
    if (live.state.value.at !== 'live') return
    if (refresher) refresher.refresh()
    else if (session.state.peek().at === 'signed-in') session.ask()
  })

  function showWork(read: WindowWork): void {
    batch(() => {
      clock.sync(read.now, read.timeZone)
      work.value = read
    })
  }

  function receive(message: LiveMessage): void {
    const { name, data } = message
    if (name === 'snapshot') {
      batch(() => {
        clock.sync(data.now, data.timeZone)
        station.value = { name: data.station.name, windows: data.windows }
        calls.told(data.staffCalls)
        // The stream of the lobby says nothing of them.
        if (data.troubles) deskTroubles.told(data.troubles)
        plan.value = data.plan ?? null
      })
    } else if (name === 'contents-changed') {
      const known = station.peek()
      if (known) station.value = { ...known, name: data.station.name }
    } else if (name === 'windows-changed') {
      const known = station.peek()
      if (known) station.value = { ...known, windows: data.windows }
      readOwnPlate(data.windows)
    } else if (name === 'staff-calls-changed') calls.told(data.staffCalls)
    else if (name === 'troubles-changed') deskTroubles.told(data.troubles)
    else if (name === 'todo-changed') todo.look()
    else if (name === 'day-plan-changed') plan.value = data
    else if (name === 'pad-refused') {
      if (standsAt(data.window)) commands.refusedElsewhere(data.detail)
      return
    } else if (!changesWork(name)) return
    // A later press at this window has counted, so an older refusal says nothing any more.
    if ('window' in data && standsAt(data.window)) commands.clear()
    refresher?.refresh()
  }

  /** The 站长 may have changed this clerk's name, or the clerk the plate on another screen. */
  function readOwnPlate(windows: readonly WindowView[]): void {
    const now = session.state.peek()
    if (now.at !== 'signed-in') return
    const { clerk } = now.session
    const plate = windows.find((window) => window.clerk?.id === clerk.id)?.clerk
    if (plate && JSON.stringify(plate) !== JSON.stringify(clerk)) session.ask()
  }

  function standsAt(window: string): boolean {
    const here = place.peek()
    return here.at === 'chosen' && here.window === window && session.state.peek().at === 'signed-in'
  }

  function windowHere(): string | null {
    const here = place.peek()
    return here.at === 'chosen' ? here.window : null
  }

  function put(change: (work: WindowWork) => WindowWork): void {
    const now = work.peek()
    if (now) work.value = change(now)
    refresher?.outdate()
  }

  function putWindow({ window }: { window: WindowView }): void {
    const known = station.peek()
    batch(() => {
      if (known) {
        const windows = known.windows.map((other) => (other.id === window.id ? window : other))
        station.value = { ...known, windows }
      }
      put((now) => withWindow(now, window))
    })
  }

  function putTicket({ ticket }: { ticket: StaffTicket }, wish: Wish): void {
    batch(() => {
      const before = work.peek()
      put((now) => withTicket(now, ticket))
      last.put(wish, ticket, before)
    })
  }

  const isHere = () => ['signed-in', 'locked'].includes(session.state.peek().at)
  const me = () => {
    const now = session.state.peek()
    return now.at === 'signed-in' ? now.session.clerk.id : null
  }
  const awaits = openAwaits(api, session)
  const sound = openNews({ isHere, me, staffCalls, work, troubles, awaits }, (news) => {
    chime(news.tune)
    notices.show(news.words)
  })
  live.start(receive)
  session.ask()

  return {
    api: hearingApi(api, session.hear),
    notices,
    link: live.state,
    clock,
    session,
    commands,
    station,
    staffCalls,
    place,
    work,
    undo: last.undo,
    troubles,
    todo,
    awaits,
    plan,
    async choose(window, how) {
      if (how !== 'return') {
        const takeOver = how === 'take-over' ? { takeOver: true } : {}
        const done = await commands.run('open', (commandId) =>
          how === 'take-over-at-once'
            ? api.window(window, 'take-over', { commandId })
            : api.window(window, 'open', { commandId, ...takeOver }),
        )
        if (done === null) return
        putWindow(done)
      }
      kept.window.remember(window)
      place.value = { at: 'chosen', window }
    },
    async withdrawTakeOver() {
      const here = place.peek()
      if (here.at === 'choosing') return
      const done = await commands.run('withdraw-take-over', (commandId) =>
        api.window(here.window, 'withdraw-take-over', { commandId }),
      )
      if (done) place.value = { at: 'choosing' }
    },
    leaveWindow() {
      commands.clear()
      place.value = { at: 'choosing' }
    },
    async closeWindow(window) {
      const done = await commands.run('close', (commandId) => api.window(window, 'close', { commandId }))
      if (done) putWindow(done)
    },
    async press({ act, wish }) {
      const here = place.peek()
      if (here.at === 'choosing') return null
      const done = await commands.run(act, (commandId) => send(api, here.window, wish, commandId))
      if (done === null) return null
      if ('ticket' in done) putTicket(done, wish)
      else putWindow(done)
      return 'ticket' in done ? done.ticket : null
    },
    answer: (id) => calls.answer(id, windowHere()),
    handOver: calls.handOver,
    endCall: calls.end,
    async acknowledge(trouble) {
      sound.quiet(trouble)
      await deskTroubles.acknowledge(trouble, windowHere())
    },
  }
}

function changesWork(name: LiveMessage['name']): boolean {
  return (
    name.startsWith('ticket-') ||
    name === 'queues-changed' ||
    name === 'day-opened' ||
    name === 'take-over-changed'
  )
}

function send(
  api: StaffApi,
  window: string,
  wish: Wish,
  commandId: string,
): Promise<Reply<WindowVerbs[WindowVerb]['reply']>> {
  const { verb, ...more } = wish
  return api.window(window, verb, { commandId, ...more })
}
