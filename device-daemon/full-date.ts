/** 2026-11-23 → 2026年11月23日: dates for people are always written out in full. */
export function fullDate(day: string): string {
  const [year, month, date] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}
