/** Events of the sample area, as they stand in the ledger. */
export type LostThingEvent =
  | { type: 'lost-thing-noted'; thingId: string; ticketId: string; what: string; by: string }
  | { type: 'lost-thing-shelved'; thingId: string }
  | { type: 'lost-thing-handed-back'; thingId: string; by: string }

/** Something a resident left at a window. Instants are ISO 8601 UTC. */
export type LostThing = {
  id: string
  ticketId: string
  what: string
  state:
    | { at: 'window'; since: string }
    | { at: 'shelf'; since: string }
    | { at: 'handed-back'; by: string; since: string }
}

/** What one event makes of the thing it speaks of; for the fold and the projection alike. */
export const evolveThing = (
  thing: LostThing | undefined,
  event: LostThingEvent,
  { time }: { time: string },
): LostThing => {
  if (event.type === 'lost-thing-noted') {
    const { thingId, ticketId, what } = event
    return { id: thingId, ticketId, what, state: { at: 'window', since: time } }
  }
  if (thing === undefined) throw new Error(`no lost thing ${event.thingId}`)
  switch (event.type) {
    case 'lost-thing-shelved':
      return { ...thing, state: { at: 'shelf', since: time } }
    case 'lost-thing-handed-back':
      return { ...thing, state: { at: 'handed-back', by: event.by, since: time } }
  }
}
