const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const

/** 「11月23日 星期一」 from YYYY-MM-DD. */
export function dayWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日 星期${WEEKDAYS[date.getUTCDay()]}`
}

/** 「今天」, 「明天」, or the whole date, seen from `today`; both YYYY-MM-DD. */
export function dayFrom(today: string, day: string): string {
  const days = (Date.parse(day) - Date.parse(today)) / 86_400_000
  if (days === 0) return '今天'
  return days === 1 ? '明天' : dayWords(day)
}
