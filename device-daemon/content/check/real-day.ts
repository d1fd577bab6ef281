/** Whether the calendar has a day that is written YYYY-MM-DD. */
export function isRealDay(day: string): boolean {
  try {
    Temporal.PlainDate.from(day)
    return true
  } catch {
    return false
  }
}

/** Days from `from` to `to`, both YYYY-MM-DD; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days
}
