import type { Area } from '../area.ts'

/** A screen of the LAN that was paired. `tokenSha256`: of the token that its browser keeps, base64url; `by`: an account. */
type Paired = { id: string; name: string; screen: 'hall' | 'window'; tokenSha256: string; by: string }

export type DisplayEvent =
  | ({ type: 'display-paired' } & Paired)
  | { type: 'display-removed'; id: string; by: string }

export type DisplayCommand =
  | ({ type: 'pair-display' } & Omit<Paired, 'id'>)
  | { type: 'remove-display'; id: string; by: string }

/** `time`: when it was paired, an instant, ISO 8601 UTC. In the order in which they were paired. */
export type DisplaysState = readonly (Paired & { time: string })[]

/** Screens of the LAN that this station trusts: what a hall among them says of its speaking is believed. */
export const displays: Area<{
  name: 'displays'
  state: DisplaysState
  command: DisplayCommand
  event: DisplayEvent
}> = {
  name: 'displays',
  empty: [],
  foldVersion: 1,
  commands: { 'pair-display': true, 'remove-display': true },
  events: { 'display-paired': true, 'display-removed': true },
  hears: {},
  decide({ displays: paired }, command, { newId }) {
    switch (command.type) {
      case 'pair-display': {
        const { name, screen, tokenSha256, by } = command
        if (paired.some((one) => one.tokenSha256 === tokenSha256 && one.screen === screen))
          return { at: 'accepted', events: [] }
        return {
          at: 'accepted',
          events: [{ type: 'display-paired', id: newId(), name, screen, tokenSha256, by }],
        }
      }
      case 'remove-display': {
        const { id, by } = command
        const known = paired.some((one) => one.id === id)
        return { at: 'accepted', events: known ? [{ type: 'display-removed', id, by }] : [] }
      }
    }
  },
  evolve(paired, event, { time }) {
    switch (event.type) {
      case 'display-paired': {
        const { type: _, ...display } = event
        return [...paired, { ...display, time }]
      }
      case 'display-removed':
        return paired.filter(({ id }) => id !== event.id)
    }
  },
  snapshot: {
    save: (paired) => paired,
    load(json) {
      // Version and checksum of the file were compared before.
      if (Array.isArray(json)) return json
      throw new Error('this is no snapshot of the displays')
    },
  },
}
