import { type ReadonlySignal, batch, effect, signal } from '@preact/signals'
import type { Snapshot } from '#contract/live.ts'
import type { OpeningReply } from '#contract/opening.ts'
import type { Trouble } from '#contract/trouble.ts'
import type { WindowView } from '#contract/window.ts'
import { LOBBY, type Live, type LiveMessage } from '../link/live.ts'
import { hearingApi } from '../staff/hearing-api.ts'
import type { KnownNames } from '../staff/known-names.ts'
import { type Session, createSession } from '../staff/session.ts'
import type { StaffApi } from '../staff/staff-api.ts'
import type { StationClock } from '../staff/station-clock.ts'
import { type TodoList, openTodoList } from '../staff/todo-list.ts'
import { type Editing, openEditing } from './editing/editing.ts'

/** What the station tells everybody; null until it has spoken. */
type Station = { name: string; windows: readonly WindowView[] }

/** The page of those who look after the station: who is at it, and what every panel is told. */
export type Admin = {
  api: StaffApi
  link: Live['state']
  clock: StationClock
  session: Session
  station: ReadonlySignal<Station | null>
  /** As the station said it last in full; previews begin with it. */
  snapshot: ReadonlySignal<Snapshot | null>
  /** 停止取号, and days that differ; null until the station has said, and while nobody is signed in. */
  plan: ReadonlySignal<OpeningReply | null>
  /** What a press on this page has been answered with. */
  showPlan(plan: OpeningReply): void
  troubles: ReadonlySignal<readonly Trouble[]>
  todo: TodoList
  editing: Editing
  /** Goes up with everything that may change who waits or what the day has come to. */
  moved: ReadonlySignal<number>
  /** Goes up with everything that residents tell the station, and with its replies. */
  told: ReadonlySignal<number>
}

type AdminParts = { api: StaffApi; live: Live; names: KnownNames; clock: StationClock }

/** The stream of a screen with a session that stands at no window. */
const STAFF = '/api/staff/live'

export function openAdmin({ api, live, names, clock }: AdminParts): Admin {
  const session = createSession(api, names)
  const station = signal<Station | null>(null, { name: 'station' })
  const snapshot = signal<Snapshot | null>(null, { name: 'snapshot' })
  const plan = signal<OpeningReply | null>(null, { name: 'plan' })
  const troubles = signal<readonly Trouble[]>([], { name: 'troubles' })
  const moved = signal(0, { name: 'moved' })
  const todo = openTodoList(api, session, live.state)
  const told = signal(0, { name: 'told' })

  // Nothing that is for staff alone stays in the page of a person who has gone.
  effect(() => {
    const isHere = session.state.value.at === 'signed-in'
    live.move(isHere ? STAFF : LOBBY)
    if (isHere) return
    batch(() => {
      plan.value = null
      troubles.value = []
    })
  })

  // A stream that goes on where it broke off brings no snapshot, and the session may have ended meanwhile.
  effect(() => {
    if (live.state.value.at !== 'live') return
    moved.value = moved.peek() + 1
    if (session.state.peek().at === 'signed-in') session.ask()
  })

  function receive(message: LiveMessage): void {
    const { name, data } = message
    batch(() => {
      if (name === 'snapshot') {
        clock.sync(data.now, data.timeZone)
        snapshot.value = data
        station.value = { name: data.station.name, windows: data.windows }
        if (data.plan) plan.value = data.plan
        if (data.troubles) troubles.value = data.troubles
      } else if (name === 'windows-changed') {
        const known = station.peek()
        if (known) station.value = { ...known, windows: data.windows }
      } else if (name === 'contents-changed') {
        const { station: said, common, itemCount } = data
        const [known, told] = [station.peek(), snapshot.peek()]
        if (known) station.value = { ...known, name: said.name }
        if (told) snapshot.value = { ...told, station: said, common, itemCount }
      } else if (name === 'day-plan-changed') plan.value = data
      else if (name === 'troubles-changed') troubles.value = data.troubles
      else if (name === 'todo-changed') todo.look()
      // What residents see is known to the page as it goes, too.
      const known = snapshot.peek()
      if (known && isSeen(message)) snapshot.value = { ...known, ...message.data }
      if (name === 'snapshot' || movesTheDay(name)) moved.value = moved.peek() + 1
      if (name === 'snapshot' || name === 'feedback-changed') told.value = told.peek() + 1
    })
  }

  live.start(receive)
  session.ask()

  const heard = hearingApi(api, session.hear)
  return {
    api: heard,
    editing: openEditing(heard, session),
    link: live.state,
    clock,
    session,
    station,
    snapshot,
    plan,
    showPlan: (shown) => (plan.value = shown),
    troubles,
    todo,
    moved,
    told,
  }
}

type SeenName =
  | 'contents-changed'
  | 'board-changed'
  | 'queues-changed'
  | 'opening-changed'
  | 'windows-changed'
type Seen = Extract<LiveMessage, { name: SeenName }>

const SEEN: ReadonlySet<string> = new Set<SeenName>([
  'contents-changed',
  'board-changed',
  'queues-changed',
  'opening-changed',
  'windows-changed',
])

/** Says a part of the snapshot anew. */
const isSeen = (message: LiveMessage): message is Seen => SEEN.has(message.name)

function movesTheDay(name: LiveMessage['name']): boolean {
  return name.startsWith('ticket-') || name === 'queues-changed' || name === 'day-opened'
}
