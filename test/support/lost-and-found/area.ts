import type { Area } from '#daemon/domain/area.ts'
import type { QueueEvent } from '#daemon/domain/queue/events.ts'
import type { QueueState } from '#daemon/domain/queue/state.ts'
import { evolveThing, type LostThing, type LostThingEvent } from './thing.ts'
import { lostThings } from './projection.ts'

/** `note-lost-thing`: the clerk sees that something lies at the window of a ticket. `by`: the clerk's account. */
export type LostThingCommand =
  | { type: 'note-lost-thing'; ticketId: string; what: string; by: string }
  | { type: 'hand-back-lost-thing'; thingId: string; by: string }

/** What was decided against; the words for it belong to the screen that says them. */
export type LostThingRefusal = { code: 'unknown-ticket' | 'unknown-lost-thing' }

/** What still lies here: a few things, oldest first. */
export type LostThingsState = readonly LostThing[]

type TicketDone = Extract<QueueEvent, { type: 'ticket-done' }>

/**
 * 失物招领, a sample area: what people leave at a window is noted while they are served, put on the shelf in the same
 * entry that finishes their ticket, and handed back.
 */
export const lostAndFoundArea: Area<{
  name: 'lostAndFound'
  state: LostThingsState
  command: LostThingCommand
  event: LostThingEvent
  hears: TicketDone
  sees: { queue: QueueState }
  refusal: LostThingRefusal
}> = {
  name: 'lostAndFound',
  empty: [],
  foldVersion: 1,
  commands: { 'note-lost-thing': true, 'hand-back-lost-thing': true },
  events: { 'lost-thing-noted': true, 'lost-thing-shelved': true, 'lost-thing-handed-back': true },
  hears: { 'ticket-done': true },
  decide(whole, command, facts) {
    switch (command.type) {
      case 'note-lost-thing': {
        const { ticketId, what, by } = command
        if (!whole.queue.tickets.has(ticketId)) return { at: 'refused', refusal: { code: 'unknown-ticket' } }
        const noted: LostThingEvent = { type: 'lost-thing-noted', thingId: facts.newId(), ticketId, what, by }
        return { at: 'accepted', events: [noted] }
      }
      case 'hand-back-lost-thing': {
        const { thingId, by } = command
        if (whole.lostAndFound.every(({ id }) => id !== thingId))
          return { at: 'refused', refusal: { code: 'unknown-lost-thing' } }
        return { at: 'accepted', events: [{ type: 'lost-thing-handed-back', thingId, by }] }
      }
    }
  },
  evolve(things, event, at) {
    switch (event.type) {
      case 'lost-thing-noted':
        return [...things, evolveThing(undefined, event, at)]
      case 'lost-thing-shelved':
        return things.map((thing) => (thing.id === event.thingId ? evolveThing(thing, event, at) : thing))
      case 'lost-thing-handed-back':
        return things.filter(({ id }) => id !== event.thingId)
      case 'ticket-done':
        return things
    }
  },
  react: (whole, event) =>
    event.type !== 'ticket-done'
      ? []
      : whole.lostAndFound
          .filter(({ ticketId, state }) => ticketId === event.ticketId && state.at === 'window')
          .map(({ id }) => ({ type: 'lost-thing-shelved', thingId: id })),
  snapshot: {
    save: (things) => things,
    load(json) {
      if (!Array.isArray(json)) throw new Error('this is no snapshot of lost things')
      return json
    },
  },
  projection: lostThings,
}
