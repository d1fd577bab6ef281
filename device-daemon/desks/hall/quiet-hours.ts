/** Wall-clock times HH:MM; `from` later than `to` runs over midnight. */
export type QuietHours = { from: string; to: string }

/** Whether nothing is to be said aloud at this minute of the day (0–1439). `to` itself is loud again. */
export const isQuiet = ({ from, to }: QuietHours, minuteOfDay: number): boolean => {
  const begins = minutesOf(from)
  const ends = minutesOf(to)
  return begins <= ends
    ? minuteOfDay >= begins && minuteOfDay < ends
    : minuteOfDay >= begins || minuteOfDay < ends
}

const minutesOf = (time: string): number => {
  const [hours, minutes] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}
