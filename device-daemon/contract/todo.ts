import { Type, type Static } from 'typebox'
import { Permission } from './permission.ts'

/**
 * Where on the pages of staff something is done: a panel of /admin, and what to open there; null for the panel as it is.
 * `cases` is at the desk (/clerk), and opens the case with this id; so is `bookings`, with the list of this name.
 */
export const DonePlace = Type.Object({
  panel: Type.String(),
  open: Type.Union([Type.String(), Type.Null()]),
})
export type DonePlace = Static<typeof DonePlace>

/** How soon. `now`: residents miss something until it is done. `days`: by `day`, which is so many days from today. */
export const TodoWhen = Type.Union([
  Type.Object({ at: Type.Literal('now') }),
  Type.Object({ at: Type.Literal('today') }),
  Type.Object({
    at: Type.Literal('days'),
    days: Type.Integer({ minimum: 1 }),
    /** YYYY-MM-DD by the station's calendar. */
    day: Type.String(),
  }),
  /** Whenever there is time. */
  Type.Object({ at: Type.Literal('sometime') }),
])
export type TodoWhen = Static<typeof TodoWhen>

/** 要办的事: something that needs a person, in words for them. It stands as long as it is to be done. */
export const Todo = Type.Object({
  /** The same as long as it is the same thing to do. */
  id: Type.String(),
  /** What kind of thing it is, the same in every release, e.g. `class-empty`. */
  code: Type.String(),
  when: TodoWhen,
  /** In one line: what is so. */
  title: Type.String(),
  /** What it means, and what is known of it; whole sentences. */
  note: Type.String(),
  /** What stands on the button that leads to `place`: 去换纸, 写一条. */
  act: Type.String(),
  /** Null: there is no panel for it, and `note` says what to do. */
  place: Type.Union([DonePlace, Type.Null()]),
  /** Instant since when, ISO 8601 UTC; null where it is not known. */
  since: Type.Union([Type.String(), Type.Null()]),
  /** Id of the trouble (`GET /api/troubles`) that it tells of. */
  trouble: Type.Union([Type.String(), Type.Null()]),
  /** How much of it is done already. */
  progress: Type.Union([Type.Object({ done: Type.Integer(), of: Type.Integer() }), Type.Null()]),
  /** Who can do it; others are not told. */
  permission: Permission,
})
export type Todo = Static<typeof Todo>

/** `GET /api/todo`: what the account that asks may do, the most urgent first. */
export const TodoReply = Type.Object({ todo: Type.Array(Todo) })
export type TodoReply = Static<typeof TodoReply>

/** For screens with a session, without id: the list reads otherwise now, and is to be asked for. */
export const TodoLive = Type.Object({ 'todo-changed': Type.Object({}) })
