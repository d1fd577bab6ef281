/** Words while a tap on 取号 has not been answered. */
export const words = {
  title: '正在取号…',
  long: '机器正在重新启动，请稍等，不用再点。您的号不会取重。',
} as const
