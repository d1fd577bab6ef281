/** Words around every screen: head, bar, and the questions that stand before a screen. */
export const words = {
  bar: {
    label: '下方按钮',
    back: '返回',
    home: '首页',
    large: '大字版',
    small: '小字版',
    read: '念给我听',
    stopReading: '停',
    call: '叫工作人员',
    called: '已经叫了',
    coming: '马上过来',
    contrast: '黑底白字',
    plain: '原来颜色',
    staff: (codes: readonly string[]) => codes.join(' · '),
  },
  restarting: { title: '机器正在重新启动', wait: '请稍等，马上就好' },
  sending: {
    button: '正在取号…',
    long: '机器正在重新启动，请稍等，不用再点。您的号不会取重。',
    tooLong: '机器一时连不上。请到服务台，工作人员帮您取号。',
  },
  idle: {
    title: '您还在看吗？',
    note: '没有人用，就回到首页。您看的内容会清掉。',
    seconds: '秒',
    stay: '继续看',
    leave: '回首页',
  },
} as const
