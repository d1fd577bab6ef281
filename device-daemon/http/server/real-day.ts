/** Whether a calendar has this day, written YYYY-MM-DD. */
export function isRealDay(day: string): boolean {
  try {
    return Temporal.PlainDate.from(day).toString() === day
  } catch {
    return false
  }
}
