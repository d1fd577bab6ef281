/** When 停止取号 begins by itself. `count`: people who wait, in all lines together. */
export type StopWhen =
  | { at: 'waiting'; count: number }
  /** As soon as a person who takes a ticket would not be called before the station closes. */
  | { at: 'past-closing' }

/** What brought 停止取号 about. */
type StopReason = 'asked' | 'enough-waiting' | 'past-closing'

/**
 * Whether tickets are given on the open day. `by`: the account that pressed; who holds a number is served in any case.
 * Instants are ISO 8601 UTC.
 */
export type IssuingState =
  | { at: 'on' }
  | { at: 'stops-later'; when: StopWhen; by: string; since: string }
  | { at: 'stopped'; why: StopReason; by: string; since: string }

/** As they stand in the ledger for ever. */
export type IssuingEvent =
  | { type: 'issuing-stop-planned'; when: StopWhen; by: string }
  | { type: 'issuing-stopped'; why: StopReason; by: string }
  /** Tickets are given again; also where a stop was only planned. */
  | { type: 'issuing-resumed'; by: string }
