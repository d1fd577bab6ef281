/** Words of what stands before every screen: a tap without an answer yet, and a screen that is not touched. */
export const words = {
  restarting: { title: '机器正在重新启动', wait: '请稍等，马上就好' },
  tooLong: { title: '等得太久了', note: '机器一时连不上。请到服务台，工作人员帮您办。' },
  idle: {
    title: '您还在看吗？',
    note: '没有人用，就回到首页。您看的内容会清掉。',
    seconds: '秒',
    left: (seconds: number) => `还有 ${seconds} 秒。`,
    stay: '继续看',
    leave: '回首页',
  },
  /** Ways to read, each button in its own look. */
  type: {
    title: '怎么看清楚？',
    large: ['大字版'],
    largeContrast: ['大字版', '黑底白字'],
    contrast: ['黑底白字'],
    plain: ['原来的样子'],
  },
} as const
