import type { PrintFault } from '#contract/ticket.ts'

/** Why there is no slip, in words for the resident. Never why the machine failed, only what it means for them. */
const noSlip: Record<PrintFault, string> = {
  'no-printer': '本机不出小票',
  'paper-out': '打印机缺纸',
  'cover-open': '打印机盖子没盖好',
  offline: '打印机暂时不能用',
  cutter: '打印机暂时不能用',
  error: '打印机暂时不能用',
  unplugged: '打印机暂时不能用',
  timeout: '打印机没有回应',
  restarted: '机器刚才重新启动',
}

/** Words of what a tap on 取号 leads to. */
export const words = {
  printing: { title: '取号成功，正在打印小票', note: '请看下方出票口。' },
  printed: { title: '小票已打印，请从下方取走', note: '' },
  failed: (number: string, reason: PrintFault) => ({
    title: `您的号码是 ${number}，已经取号成功`,
    note: `${noSlip[reason]}，请记住号码，不用重新取号。`,
  }),
  unconfirmed: (number: string) => ({
    title: `您的号码是 ${number}，已经取号成功`,
    note: '请看看小票出来没有。没有也请记住号码，不用重新取号。',
  }),
  noPrinter: (number: string) => ({
    title: `您的号码是 ${number}，已经取号成功`,
    note: '本机不出小票，请记住号码，也可以用手机拍下来。',
  }),
  called: { title: '正在叫您的号', note: '请马上去。' },
  ended: { title: '这张号已经办过或取消了', note: '有事请到服务台。' },
  number: '您的号码',
  sit: (number: string) => ['请坐下等，叫到 ', number, ' 时看大屏去几号窗口。'] as const,
  qr: { code: '可用手机拍下', link: '扫码看排队', check: '查询码' },
  again: '再打一张小票',
  already: {
    title: '这件事，您已经取过号了',
    yours: '您的号码',
    notes: ['不用再取，请坐下等，听叫号。', '小票不见了，请到服务台，工作人员帮您看。'],
  },
  closed: {
    title: '现在不办理',
    urgent: '急事请到服务台，或打电话',
    hours: '办理时间',
  },
  full: {
    'used-up': {
      title: '今天的号已经取完了',
      note: ['请改天再来，早来早取。', '急事请到服务台，工作人员帮您想办法。'],
    },
    stopped: {
      title: '今天停止取号了',
      note: ['已经取了号的，请听叫号，都会办完。', '急事请到服务台，工作人员帮您想办法。'],
    },
  },
  cannot: {
    title: '机器暂时不能取号',
    note: ['请到服务台，工作人员帮您取号。'],
  },
  justRestored: {
    title: '请稍等几秒再取号',
    note: ['系统刚恢复，号要慢一点给。', '等几秒，再取一次就有号。'],
  },
  refused: { title: '这件事不能在这里取号', note: '请到服务台，工作人员帮您看看。' },
} as const
