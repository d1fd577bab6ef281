/**
 * How fast numbers may be given after a restore into a folder that knew of none. `since`: epoch milliseconds. `from`: the
 * newest number of a series that counts as given by then; from then on one in `secondsEach` more. A series that is not
 * named has no pace.
 */
export type Pace = {
  since: number
  series: Readonly<Record<string, { from: number; secondsEach: number }>>
}

/** The highest number of a series that may be given by `now`, epoch milliseconds. */
export function mostBy({ since, series }: Pace, name: string, now: number): number {
  const paced = series[name]
  if (paced === undefined) return Number.POSITIVE_INFINITY
  return paced.from + Math.max(0, Math.floor((now - since) / 1000 / paced.secondsEach))
}

/** Whole seconds from `now`, epoch milliseconds, until a number above `mostBy` may be given. */
export function secondsUntil({ since, series }: Pace, name: string, n: number, now: number): number {
  const paced = series[name]
  if (paced === undefined) return 0
  return Math.ceil((n - paced.from) * paced.secondsEach - (now - since) / 1000)
}

/** The same, from no lower than the numbers that are reserved already. */
export function above({ since, series }: Pace, reserved: Readonly<Record<string, number>>): Pace {
  const raised = Object.entries(series).map(
    ([name, { from, secondsEach }]) =>
      [name, { from: Math.max(from, reserved[name] ?? 0), secondsEach }] as const,
  )
  return { since, series: Object.fromEntries(raised) }
}
