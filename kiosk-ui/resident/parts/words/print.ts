import type { PrintState } from '#contract/ticket.ts'

/** How the print of such a paper stands, in words for the resident; `what` names it: 指南, 自查单. */
export function printWords(what: string, print: PrintState): { title: string; note: string } {
  switch (print.at) {
    case 'none':
      return { title: '本机不能打印', note: '可以用手机拍下来，或请窗口打印。' }
    case 'sending':
      return { title: `正在打印这份${what}`, note: '请看下方出票口。' }
    case 'printed':
      return { title: `${what}已打印`, note: '请从下方取走。' }
    case 'failed':
      return {
        title: print.reason === 'paper-out' ? '打印机缺纸，没有打出来' : '打印机暂时不能用，没有打出来',
        note: '可以用手机拍下来，或请窗口打印。',
      }
    case 'unconfirmed':
      return { title: `请看看${what}出来没有`, note: '没有出来的，可以再打一次，或请窗口打印。' }
  }
}

export const words = { readOn: '继续看' } as const
