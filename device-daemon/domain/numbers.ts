/**
 * The newest number of each series, e.g. `{'queue/2026-11-27/A': 17}`. A series names what must never repeat: within one
 * of them no number is given to two people.
 */
export type Numbers = Readonly<Record<string, number>>
