/** Words of the clerk's page around the desk, and of every act on its button. */
export const words = {
  /** Of the browser's window. */
  title: '窗口办公',
  away: '正在重新连接',
  awayNote: '号都在，不会丢，也不会叫两遍。要是请您重新登录，登录就好。',
  opening: '正在打开',
  lock: '锁屏',
  menu: '更多',
  session: {
    signOut: '退出登录',
    signOutNote: '退出后窗口还开着，要下班请先关窗。',
    changePin: '改密码',
    plate: '我的座牌',
    otherWindow: '换窗口',
    accounts: '人员账号',
  },
  acts: {
    'call-next': '叫下一位',
    recall: '再叫一次',
    serve: '开始办理',
    finish: '办完',
    'finish-and-call': '办完，叫下一位',
    'no-show': '过号',
    hold: '暂时放下',
    transfer: '转办',
    cancel: '取消这个号',
    'refuse-priority': '不符合优先',
    reprint: '补打小票',
    return: '放回去等',
    pause: '暂停服务',
    resume: '恢复服务',
    close: '关窗',
    open: '开窗',
    answer: '我去',
    'hand-over': '交给…',
    end: '已帮好',
  },
} as const

/** How long something lasts, in whole minutes. */
export function minutesWords(minutes: number): string {
  if (minutes < 1) return '不到 1 分钟'
  if (minutes < 60) return `${minutes} 分钟`
  const rest = minutes % 60
  return rest === 0 ? `${Math.floor(minutes / 60)} 小时` : `${Math.floor(minutes / 60)} 小时 ${rest} 分`
}
