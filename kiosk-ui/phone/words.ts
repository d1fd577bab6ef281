/** Words of the page on a phone: short, and what to do next. */
export const words = {
  number: '您的号码',
  waiting: {
    title: '正在排队',
    ahead: '前面还有',
    people: '人',
    next: '下一个就是您',
    nobodyBefore: '前面没有人',
    wait: (minutes: number) => (minutes === 0 ? '马上就到' : `大约等 ${minutes} 分钟`),
    basis: (services: number) => `按最近 ${services} 人平均`,
    unknown: '还说不准要等多久',
    unattended: '能办这件事的窗口还没有开，开了就叫您。',
    stay: '请不要走远。叫到号时这里会变，大厅里也会广播。',
    near: '快到您了，请回大厅里等。',
  },
  stopped: {
    holds: '今天停止取号了。您已经取了号，请听叫号，会办完的。',
    holdsNone: '今天停止取号了。急事请到服务台，工作人员帮您想办法。',
  },
  bell: { turnOn: '快到时响一声', on: '快叫到和叫到时会响。手机不要静音，这一页不要关。' },
  /** Of the browser's tab: the most important first, since it is cut off soon. */
  title: {
    plain: '我的号',
    waiting: (ahead: number, number: string) =>
      ahead === 0 ? `下一个就是您 ${number}` : `前面 ${ahead} 人 ${number}`,
    unattended: (number: string) => `等窗口开 ${number}`,
    called: (window: string, number: string) => `请到 ${window}　${number}`,
    other: (number: string) => `我的号 ${number}`,
  },
  called: {
    title: '叫到您了',
    go: '请到',
    again: (calls: number) => `已经叫了 ${calls} 次，请快一些`,
  },
  serving: { title: '正在办理', at: (window: string) => `在${window}` },
  held: { title: '暂时放下了', note: '工作人员会再叫您，请不要走远。' },
  done: { title: '已经办完', note: '谢谢。这张号不用再留。' },
  'no-show': { title: '过号了', note: '叫了几次没有人来。请到窗口跟工作人员说一声，可以放回队里。' },
  cancelled: { title: '已经取消', note: '还要办，请在自助机上重新取号。' },
  cases: {
    ticketDone: '这张号办过了',
    ask: '问这件事，打站里的电话',
    asOf: (day: string, time: string) => `${day} ${time} 的情况`,
  },
  over: { title: '这张号看不到了', note: '可能已经过了当天。要办事，请到自助机上重新取号。' },
  loading: '正在看您的号…',
  away: '连不上站里了，正在重新连接。请看大厅的屏幕。',
  old: (time: string) => `连不上站里了，正在重新连接。下面是 ${time} 的情况，请看大厅的屏幕。`,
  asOf: (time: string) => `${time} 的情况`,
  /** The same stands on the slip and on the guide. */
  edition: (edition: string) => `目录 ${edition}，和小票上的一样就是同一版`,
} as const
