// Apart from days.ts: home, which has to come quickly, needs none of these.

/** 「2026年11月23日」 from YYYY-MM-DD. */
export function fullDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** 「11月23日」, with the year where it is not that of `today`; both YYYY-MM-DD. */
export function dateFrom(today: string, day: string): string {
  const full = fullDate(day)
  return today.slice(0, 4) === day.slice(0, 4) ? full.slice(full.indexOf('年') + 1) : full
}
