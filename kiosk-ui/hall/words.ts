/** Words of the hall display: short, since they are read from the last row of chairs. */
export const words = {
  call: { please: '请', to: (label: string) => `到 ${label}` },
  called: {
    title: '刚才叫到',
    serving: (label: string) => `${label} 正在办理`,
    paused: (label: string) => `${label} 请稍等`,
    over: (label: string) => label,
  },
  nobodyYet: { title: '还没有开始叫号', notes: ['先到自助机取号', '取好号坐下等，看这里、听叫号'] },
  stopped: { tag: '取号', title: '今天不再放号', note: '已经取了号的，请听叫号，都会办完' },
  closed: {
    title: '现在不办理',
    next: (day: string, time: string) => `${day} ${time} 开始`,
    unknownNext: '开门时间请看门口公告',
    waitingNote: '已经取了号的，请问工作人员',
  },
  recent: { title: '叫过的号' },
  hours: '办理时间',
  upNext: '请准备',
  waiting: {
    title: '在等的人',
    one: ['还有', '人在等'] as const,
    nobody: '没有人在等',
    people: '人',
  },
  windows: { open: '开着', paused: '暂停服务', closed: '没开' },
  band: {
    priority: '优先',
    fair: '公平',
    paused: '暂停服务',
    window: (label: string, notice: string) => `${label}${notice === '' ? '，请看别的窗口' : `：${notice}`}`,
    part: (part: number, parts: number) => `${part}/${parts}`,
  },
  offline: { title: '离线', since: (time: string) => `内容停在 ${time}，请听工作人员叫号` },
  connecting: '正在连接',
  sound: '点一下屏幕打开声音',
  pairing: {
    title: '不会念',
    text: (code: string) => `登记码 ${code}，请站长在“设备”里输入`,
  },
} as const
