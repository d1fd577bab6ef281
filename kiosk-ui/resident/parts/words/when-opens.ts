/** Words of when the station takes people again. */
export const words = {
  next: (day: string, time: string) => `${day} ${time} 开始办理`,
  unknown: '开门时间请看门口公告',
  /** Why there is no number now: it opens later today; on another day; nobody can say when. */
  title: { today: '还没到办理时间', later: '现在是下班时间', unknown: '现在不能取号' },
} as const
