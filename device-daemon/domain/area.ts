import type { Opening } from '#contract/station.ts'
import type { Projection } from './projection.ts'
import type { Numbers } from './numbers.ts'
import type { Steps } from './steps.ts'
import type { Actor } from './actor.ts'

/** Of the entry an event stands in: instant (ISO 8601 UTC) and the business day that holds after it, YYYY-MM-DD. */
export type EventTime = { time: string; day: string }

/** How far the machine's clock can be trusted, as the engine has measured it. */
export type ClockFacts = {
  /** Since it last stood otherwise than steady time says, by more than five minutes; or since the daemon started. */
  steadyForMs: number
  /** What ended before it was steady. */
  steadySince: 'start' | 'step'
  /** Instant and business day by this clock when it began to be steady. */
  from: { time: string; day: string }
  /** Instant at which the business day by this clock began. */
  dayBegan: string
  /** Whether a time server has set it; null where the system does not say. */
  synchronised: boolean | null
}

/** Everything a decision may know besides state and command; it never reads a clock or a random source. */
export type Facts<Rules = unknown> = {
  /** Instant, ISO 8601 UTC. */
  time: string
  /** Business day by the station's wall clock; the open day is another one while that clock is not believed. */
  day: string
  clock: ClockFacts
  opening: Opening
  /** Who asks. */
  actor: Actor
  /** Names this decision for ever. */
  commandId: string
  /** What the area needs of the configuration, as it is published now. */
  rules: Rules
  /** A UUID that was never given before. */
  newId(): string
  /** A secret of 128 bits, base64url. */
  newToken(): string
}

/** Accepted without events: the command changes nothing. A refusal is a value: a code and what its words need. */
export type Decision<Event, Refusal> =
  | { at: 'accepted'; events: readonly Event[] }
  | { at: 'refused'; refusal: Refusal }

type Typed = { type: string }

/** What tells one area from another; `state`, `command` and `event` are its own. */
type Shape = {
  /** Its part of the whole state is found under this name. */
  name: string
  state: unknown
  command: Typed
  event: Typed
  /** Events of other areas that its fold takes notice of. */
  hears?: Typed
  /** Parts of the whole besides its own that its decisions look at. */
  sees?: object
  rules?: unknown
  refusal?: unknown
}

type Part<S extends Shape, Key extends keyof Shape, None> = S extends Record<Key, infer Given> ? Given : None
type Heard<S extends Shape> = S extends { hears: infer Given extends Typed } ? Given : never

type Sees<S extends Shape> = { readonly [Name in S['name']]: S['state'] } & Part<S, 'sees', unknown>

/** The types of a union of commands or events, spelt out: what is missing here does not compile. */
type Spelt<Each extends Typed> = Readonly<Record<Each['type'], true>>

/**
 * One area of the station: pure rules over its own part of the state. A command belongs to the one area that declares
 * it, and so does an event. Methods, so that a list of areas can be checked against the whole they make up.
 */
export type Area<S extends Shape> = {
  readonly name: S['name']
  readonly empty: S['state']
  /** Goes up with every change of `evolve` or of the snapshot's shape: older snapshots are then replayed instead. */
  readonly foldVersion: number
  readonly commands: Spelt<S['command']>
  readonly events: Spelt<S['event']>
  readonly hears: Spelt<Heard<S>>
  /** Pure and total. */
  decide(
    whole: Sees<S>,
    command: S['command'],
    facts: Facts<Part<S, 'rules', null>>,
  ): Decision<S['event'], Part<S, 'refusal', never>>
  /** Folds one event, its own or one it hears, with the time of its entry. Throws where the ledger contradicts itself. */
  evolve(state: S['state'], event: S['event'] | Heard<S>, at: EventTime): S['state']
  /**
   * Events that must come before any decision, e.g. the opening of the day. They join the entry of the first accepted
   * command, before its own events.
   */
  before?(whole: Sees<S>, facts: Facts<Part<S, 'rules', null>>): readonly S['event'][]
  /**
   * Events that follow here from one event, own or heard; they join the same entry. `whole` is the state after everything
   * that was decided so far in this entry.
   */
  react?(
    whole: Sees<S>,
    event: S['event'] | Heard<S>,
    facts: Facts<Part<S, 'rules', null>>,
  ): readonly S['event'][]
  /** The numbers that an own event gives away for good; they are kept outside the ledger, too, in case it is lost. */
  numbers?(event: S['event'], at: EventTime): Numbers
  readonly snapshot: {
    /** Plain JSON. Equal states give equal JSON, whichever events led to them. */
    save(state: S['state']): unknown
    /** The same in steps, where thousands of people may be in it. */
    saveInSteps?(state: S['state']): Steps<unknown>
    /** Takes what `save` of the same `foldVersion` gave; throws on anything else. */
    load(json: unknown): S['state']
  }
  /** Tables for questions about the past, filled from its own events and those it hears; can be remade alone. */
  readonly projection?: Projection<S['event'] | Heard<S>, unknown>
}

/** Tells the events that reach an area's fold, its own and those it hears, from all others. */
export const concerns =
  <Event extends Typed>(area: {
    readonly events: Readonly<Record<string, true>>
    readonly hears: Readonly<Record<string, true>>
    evolve(state: never, event: Event, at: EventTime): unknown
  }) =>
  (event: Typed): event is Event =>
    Object.hasOwn(area.events, event.type) || Object.hasOwn(area.hears, event.type)

/** Any area, as the engine sees one. */
export type AnyArea = {
  readonly name: string
  readonly empty: unknown
  readonly foldVersion: number
  readonly commands: Readonly<Record<string, true>>
  readonly events: Readonly<Record<string, true>>
  readonly hears: Readonly<Record<string, true>>
  decide(whole: object, command: Typed, facts: Facts): Decision<Typed, unknown>
  evolve(state: unknown, event: Typed, at: EventTime): unknown
  before?(whole: object, facts: Facts): readonly Typed[]
  react?(whole: object, event: Typed, facts: Facts): readonly Typed[]
  numbers?(event: Typed, at: EventTime): Numbers
  readonly snapshot: {
    save(state: unknown): unknown
    saveInSteps?(state: unknown): Steps<unknown>
    load(json: unknown): unknown
  }
  readonly projection?: Projection<Typed, unknown>
}

/** The one list of areas. Everything below is derived from it. */
export type AreaList = readonly AnyArea[]

type Named<List extends AreaList, Name> = Extract<List[number], { name: Name }>

/** The state of a station: one part an area. */
export type WholeOf<List extends AreaList> = {
  readonly [Name in List[number]['name']]: Named<List, Name>['empty']
}

type CommandIn<Each> = Each extends {
  decide(whole: never, command: infer Command extends Typed, facts: never): unknown
}
  ? Command
  : never
type EventIn<Each> = Each extends { decide(...given: never): Decision<infer Event extends Typed, unknown> }
  ? Event
  : never
type RefusalIn<Each> = Each extends { decide(...given: never): Decision<unknown, infer Refusal> }
  ? Refusal
  : never
type RulesIn<Each> = Each extends { decide(whole: never, command: never, facts: Facts<infer Rules>): unknown }
  ? Rules
  : never

export type CommandOf<List extends AreaList> = CommandIn<List[number]>
export type EventOf<List extends AreaList> = EventIn<List[number]>
export type RefusalOf<List extends AreaList> = RefusalIn<List[number]>

type Answering<Each, Command> = Command extends CommandIn<Each> ? RefusalIn<Each> : never
type EachAnswering<Each, Command> = Each extends unknown ? Answering<Each, Command> : never
/** What may be refused to one command: only the area that it belongs to refuses it. */
export type RefusalTo<List extends AreaList, Command> = EachAnswering<List[number], Command>

/** What the configuration tells each area, by its name; nothing for an area that asks for none. */
export type RulesOf<List extends AreaList> = {
  readonly [Name in List[number]['name'] as RulesIn<Named<List, Name>> extends null ? never : Name]: RulesIn<
    Named<List, Name>
  >
}
