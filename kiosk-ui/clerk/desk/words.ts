import type { PrintState, Priority } from '#contract/ticket.ts'
import type { WindowView } from '#contract/window.ts'

/** Words of the desk: the window, the ticket in hand, and what may be done with it. */
export const words = {
  place: {
    title: '今天在哪个窗口',
    note: '选一个，这块屏幕会记住。',
    relieved: (label: string, name: string) => `${label}现在由${name}接着办。`,
    stillOpen: (label: string) => `${label}还开着`,
    stillPaused: (label: string) => `${label}还在暂停服务`,
    stillOpenNote: '大屏上还有这个窗口，不用了请关窗。',
    stillInHand: (number: string) => `手上还有 ${number}，请先回去办完。`,
    empty: '空着',
    mine: '我在这里',
    taken: (name: string) => `${name} 在这里`,
    paused: (name: string) => `${name} 暂停服务`,
    since: (time: string) => `从 ${time} 起`,
    takeOver: '接替',
    takeOverTitle: (label: string, name: string) => `${label}现在有人：${name}`,
    takeOverNote: (name: string) => `${name} 手上没有号，接替以后窗口由您接着办。`,
    askNote: (name: string, number: string) =>
      `${name} 手上还有 ${number}，会先问 ${name}。一分钟没有回答，就由您接着办。`,
    ask: '问一问',
    keep: '不接替',
    openHere: '开窗',
    taking: '开窗',
  },
  desk: {
    free: '窗口空着',
    called: '正在叫',
    serving: '正在办',
    closed: '窗口没有开',
    closedNote: '开窗以后，大屏上就有这个窗口。',
    paused: '暂停服务',
    pausedPlain: '没有写原因',
    nobody: '现在没有人在等',
    inLine: '在等',
    people: '人',
    longest: '等得最久',
    calls: (calls: number, enough: number) => `叫了 ${calls} 遍，满 ${enough} 遍可以过号`,
    callsEnough: (calls: number) => `叫了 ${calls} 遍，可以过号了`,
    /** `next`: what the clerk waits for, a call that counts or 过号. */
    callsSoFar: (
      calls: number,
      next: 'call' | 'no-show',
      { last, seconds }: { last: 'said' | 'unsaid'; seconds: number },
    ) =>
      last === 'unsaid'
        ? `叫了 ${calls} 遍，这一遍还没有念完`
        : `叫了 ${calls} 遍，再等 ${seconds} 秒${next === 'call' ? '叫的才算' : '可以过号'}`,
    since: '已经',
    taken: (time: string) => `${time} 取号`,
    noErrand: '综合业务，到窗口再说',
    noErrandShort: '综合业务',
    pausedFor: (notice: string) => (notice === '' ? '暂停服务' : `暂停服务：${notice}`),
    servedToday: (count: number) => `今天办完 ${count} 件`,
    servedByYou: (you: number, window: number) => `您今天办完 ${you} 件，本窗口 ${window} 件`,
    servedHere: (window: number) => `本窗口今天办完 ${window} 件`,
    openSince: (time: string) => `${time} 开窗`,
  },
  noShowAfter: (calls: number, enough: number) => `再叫 ${enough - calls} 遍可过号`,
  noShowIn: (last: 'said' | 'unsaid', seconds: number) =>
    last === 'unsaid' ? '念完再过号' : `${seconds} 秒后可过号`,
  surelyCancel: (number: string) => `再按一次，取消 ${number}`,
  surelyOrdinary: (number: string) => `再按一次，${number} 改为普通号，按取号先后排`,
  surelyBack: (number: string) => `再按一次，${number} 回到取号时的位置等`,
  ordinaryNow: '照普通号，现在就办',
  undoes: {
    'no-show': (number: string) => `${number} 过号了`,
    done: (number: string) => `${number} 办完了`,
    cancelled: (number: string) => `${number} 取消了`,
  },
  issue: {
    open: '窗口发号',
    title: '替群众发一个号',
    errand: '办什么事（名称、俗称、拼音首字母都行）',
    none: '综合业务，到窗口再说',
    byClerkOnly: '群众自己不能取号',
    priority: '优先（您看过了）',
    ordinary: '不优先',
    printer: '小票从哪里出',
    /** Kiosks are called by their numbers. */
    kiosk: (id: string) => `${/\d+$/.exec(id)?.[0] ?? id} 号自助终端`,
    print: '发号，打小票',
    tell: '发号，不打小票',
    beyond: '一定要发，因为',
    beyondReasons: ['路远', '行动不便', '今天必须办', '别的'],
    given: '请告诉他',
  },
  callReasons: ['腿脚不便', '孩子小', '刚才没听见', '别的'],
  takeUpHere: '在本窗口接着办',
  again: '又来了',
  /** Under a ticket of which not every window is able. */
  needs: (skill: string) => `要会「${skill}」`,
  issued: '窗口发的号',
  serveNow: '现在就办',
  toTheLine: '发新号，排队',
  transferTo: '转给',
  holdFor: '放下',
  otherActs: '别的',
  closedWindow: (label: string) => `${label}（没开）`,
  unableWindow: (label: string) => `${label}（办不了这件）`,
  toQueue: (name: string) => `${name}队列`,
  holdReasons: ['回去取材料', '去复印', '去缴费', '等家里人来'],
  ownReason: '自己写…',
  reasonField: '为什么放下',
  goneWhileWriting: (number: string) => `${number} 已经不在手上，写的没有用上。`,
  pauseNotices: ['取件', '开会', '交接班', '约 10 分钟'],
  pauseTitle: '暂停服务，窗口牌上写什么',
  pausePlain: '不写原因',
  noticeField: '自己写，最多 30 个字',
  aged: '等久了，按优先叫',
  seenByClerk: '窗口看过',
} as const

/** Why a person goes first, and how the station knows; '' without priority. */
export function priorityWords(priority: Priority): { badge: string; why: string } | null {
  switch (priority.at) {
    case 'none':
      return null
    case 'declared':
      return { badge: priority.reason ?? '优先', why: '群众自己说的' }
    case 'card':
      return { badge: priority.reason ?? '优先', why: '刷证' }
  }
}

/** How a slip came out, for the clerk; '' where there is nothing to say. */
export function slipWords(print: PrintState): string {
  switch (print.at) {
    case 'none':
      return '没有小票'
    case 'sending':
      return '小票正在打'
    case 'printed':
      return '小票已打出'
    case 'failed':
      return '小票没打出来'
    case 'unconfirmed':
      return '小票不一定打出来了'
  }
}

/** Who is at a window, in a few words. */
export function serviceWords({ service, clerk }: WindowView): string {
  switch (service.at) {
    case 'closed':
      return words.place.empty
    case 'open':
      return words.place.taken(clerk?.name ?? '')
    case 'paused':
      return words.place.paused(clerk?.name ?? '')
  }
}
