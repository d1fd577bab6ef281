/** Words of when the station takes people again. */
export const words = {
  next: (day: string, time: string) => `${day} ${time} 开始办理`,
  unknown: '开门时间请看门口公告',
} as const
