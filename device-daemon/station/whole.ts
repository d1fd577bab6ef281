import type {
  AnyArea,
  AreaList,
  CommandOf,
  Decision,
  EventOf,
  EventTime,
  Facts,
  RefusalOf,
  RulesOf,
  WholeOf,
} from '#daemon/domain/area.ts'
import type { Steps } from '#daemon/domain/steps.ts'

/** Facts of one decision; each area is given its own of the `rules`. */
type StationFacts<List extends AreaList> = Facts<RulesOf<List>>

/** The areas of a station as one: what each decides and folds, together. Pure. */
export type WholeStation<List extends AreaList> = {
  empty: WholeOf<List>
  /** Changes with the fold or the snapshot of any area, and with the list itself. */
  foldVersion: string
  /**
   * Decides one command: everything that one entry will hold, and the state it leads to. A refused command leaves
   * nothing. `at`: time and day of that entry. Throws for a command that no area declares.
   */
  decide(
    whole: WholeOf<List>,
    command: CommandOf<List>,
    facts: StationFacts<List>,
    at: EventTime,
  ): Decided<List>
  evolve(whole: WholeOf<List>, events: readonly EventOf<List>[], at: EventTime): WholeOf<List>
  /** Plain JSON. */
  save(whole: WholeOf<List>): unknown
  /** The same in steps, for a station at work. */
  saveInSteps(whole: WholeOf<List>): Steps<unknown>
  /** Takes what `save` of the same `foldVersion` gave; throws on anything else. */
  load(json: unknown): WholeOf<List>
}

type Decided<List extends AreaList> =
  | { at: 'accepted'; events: readonly EventOf<List>[]; whole: WholeOf<List> }
  | { at: 'refused'; refusal: RefusalOf<List> }

/** Areas that answer one another longer than this never come to an end: a bug. */
const ROUNDS_MAX = 8

/**
 * The areas of the list, and `more` that live beside them without being known to the types. Throws where two areas declare
 * the same name, command or event.
 */
export function wholeStation<List extends AreaList>(areas: List, more?: AreaList): WholeStation<List>
export function wholeStation(listed: AreaList, more: AreaList = []): WholeStation<AreaList> {
  const areas = [...listed, ...more]
  const deciders = new Map<string, AnyArea>()
  const listeners = new Map<string, readonly AnyArea[]>()
  const owners = new Map<string, AnyArea>()
  const own = (what: string, owned: Map<string, AnyArea>, type: string, area: AnyArea) => {
    const other = owned.get(type)
    if (other !== undefined) throw new Error(`${what} ${type} belongs to ${other.name} and to ${area.name}`)
    owned.set(type, area)
  }
  const names = new Map<string, AnyArea>()
  for (const area of areas) {
    own('the name', names, area.name, area)
    for (const type of Object.keys(area.commands)) own('the command', deciders, type, area)
    for (const type of Object.keys(area.events)) own('the event', owners, type, area)
    for (const type of [...Object.keys(area.events), ...Object.keys(area.hears)])
      listeners.set(type, [...(listeners.get(type) ?? []), area])
  }
  for (const type of listeners.keys())
    if (!owners.has(type)) throw new Error(`the event ${type} is heard and belongs to no area`)

  type State = Readonly<Record<string, unknown>>
  type Event = { type: string }

  function concerned(event: Event): readonly AnyArea[] {
    const found = listeners.get(event.type)
    if (found === undefined) throw new Error(`the event ${event.type} belongs to no area`)
    return found
  }

  function evolve(whole: State, events: readonly Event[], at: EventTime): State {
    const next = { ...whole }
    for (const event of events)
      for (const area of concerned(event)) next[area.name] = area.evolve(next[area.name], event, at)
    return next
  }

  const factsFor = ({ name }: AnyArea, facts: Facts): Facts => ({
    ...facts,
    rules: partOf(facts.rules, name),
  })

  /** Folds events that were decided, and what they bring about in any area, round after round. */
  function settle(whole: State, decided: readonly Event[], facts: Facts, at: EventTime) {
    const events = [...decided]
    let state = evolve(whole, decided, at)
    let latest: readonly Event[] = decided
    for (let round = 0; latest.length > 0; round++) {
      if (round === ROUNDS_MAX) throw new Error(`areas react to ${latest[0]?.type} without an end`)
      const brought: Event[] = []
      for (const event of latest) {
        for (const area of concerned(event)) {
          const more = area.react?.(state, event, factsFor(area, facts)) ?? []
          if (more.length === 0) continue
          state = evolve(state, more, at)
          brought.push(...more)
        }
      }
      events.push(...brought)
      latest = brought
    }
    return { events, state }
  }

  return {
    empty: Object.fromEntries(areas.map(({ name, empty }) => [name, empty])),
    foldVersion: areas.map(({ name, foldVersion }) => `${name} ${foldVersion}`).join(', '),
    decide(whole, command, facts, at) {
      const area = deciders.get(command.type)
      if (area === undefined) throw new Error(`the command ${command.type} belongs to no area`)
      const events: Event[] = []
      let state: State = whole
      for (const other of areas) {
        if (other === area) continue
        const first = other.before?.(state, factsFor(other, facts)) ?? []
        if (first.length === 0) continue
        const settled = settle(state, first, facts, at)
        events.push(...settled.events)
        ;({ state } = settled)
      }
      const decision: Decision<Event, unknown> = area.decide(state, command, factsFor(area, facts))
      if (decision.at === 'refused') return decision
      const settled = settle(state, decision.events, facts, at)
      events.push(...settled.events)
      return { at: 'accepted', events, whole: settled.state }
    },
    evolve,
    save: (whole) =>
      Object.fromEntries(areas.map(({ name, snapshot }) => [name, snapshot.save(partOf(whole, name))])),
    *saveInSteps(whole) {
      const saved: Record<string, unknown> = {}
      for (const { name, snapshot } of areas) {
        const part = partOf(whole, name)
        saved[name] = snapshot.saveInSteps ? yield* snapshot.saveInSteps(part) : snapshot.save(part)
        yield
      }
      return saved
    },
    load(json) {
      if (typeof json !== 'object' || json === null) throw new Error('this is no snapshot of a station')
      return Object.fromEntries(areas.map(({ name, snapshot }) => [name, snapshot.load(partOf(json, name))]))
    },
  }
}

/** The part of a state, a snapshot or the rules that bears an area's name; null without one. */
function partOf(parts: unknown, name: string): unknown {
  if (typeof parts !== 'object' || parts === null) return null
  return Object.hasOwn(parts, name) ? Reflect.get(parts, name) : null
}
