/** How long the bench may look; `quick` only shows that every row can be measured. */
export type Effort = {
  /** Measurements of each kind, of which the median counts. */
  rounds: number
  /** Tickets of one client in one round. */
  tickets: number
  /** Samples of what a person waits for: streams, presses. */
  samples: number
  /** Taps of a resident, of each journey. */
  taps: number
  /** Tickets in the ledger whose issue latency is compared. */
  stored: readonly number[]
  /** Tickets of a year of history, with their calls and services. */
  yearOfTickets: number
  /** Tickets after which the memory is looked at. */
  memoryTickets: number
  slowDowns: readonly number[]
  /** The day of a large hall. */
  hallTickets: number
  hallPhones: number
  /** 办件 of a list: those that are over, and those that are open. */
  casesOver: number
  casesOpen: number
  /** Who still waits when the day ends. */
  nightTickets: number
}

export const FULL: Effort = {
  rounds: 5,
  tickets: 1000,
  samples: 200,
  taps: 21,
  stored: [1_000, 100_000, 1_000_000],
  yearOfTickets: 50_000,
  memoryTickets: 10_000,
  slowDowns: [1, 4, 6],
  hallTickets: 1_200,
  hallPhones: 300,
  casesOver: 50_000,
  casesOpen: 2_000,
  nightTickets: 5_000,
}

export const QUICK: Effort = {
  rounds: 1,
  tickets: 200,
  samples: 20,
  taps: 5,
  stored: [1_000, 5_000],
  yearOfTickets: 2_000,
  memoryTickets: 1_000,
  slowDowns: [1, 4],
  hallTickets: 100,
  hallPhones: 40,
  casesOver: 1_000,
  casesOpen: 200,
  nightTickets: 50,
}
