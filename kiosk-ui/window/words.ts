/** Words of the screen at a window, of its plate and of the clerk's plate on paper. */
export const words = {
  called: { lead: '请', to: '到这里来' },
  serving: '正在办理',
  free: { title: '请等叫号', note: '叫到您的号，再到这里来' },
  paused: {
    title: '暂停服务',
    note: '请稍等，或者看别的窗口',
    called: (number: string) => `${number} 请在这里稍等`,
    serving: (number: string) => `${number} 正在办完`,
  },
  closed: {
    title: '这个窗口现在没开',
    others: '开着的窗口',
    none: '别的窗口也没开，请找服务台',
    next: (day: string, time: string) => `${day} ${time} 开始办理`,
  },
  services: '服务项目',
  department: '进驻部门',
  clerk: {
    number: (number: string) => `工号 ${number}`,
    party: '中共党员',
    photo: (name: string) => `${name}的照片`,
  },
  offline: { title: '离线', since: (time: string) => `内容停在 ${time}，请听工作人员叫号` },
  pairing: (code: string) => `登记码 ${code}，请站长在“设备”里输入`,
  connecting: '正在连接',
  unknown: {
    title: (id: string) => `没有编号是 ${id} 的窗口`,
    note: '本站有这些窗口，点一个打开：',
  },
  plates: {
    print: '打印 / 存为 PDF',
    size: { a4: 'A4', a5: 'A5' },
    noClerk: '窗口没有人登录，所以只有窗口牌。登录并打开窗口后，这里会多一张工作人员座牌。',
    noPerson: '看不到这个人的座牌：请站长在这台机器上登录，再从“人员”里打开。',
    hint: '打印时选“实际大小”，不选“适合页面”。存为 PDF：在打印机里选“另存为 PDF”。',
    clerk: '工作人员',
  },
} as const
