import type { PriorityReason } from '#contract/ticket.ts'

/** Words of going first: an offer, never a question that must be answered. */
export const words = {
  /** The smaller button beside 取号. */
  offer: '老人、残疾人等优先取号',
  declared: {
    title: '您是哪一种情况？',
    note: '点一个，就取优先号。不用说明，窗口会核对。',
    none: '都不是，普通取号',
  },
  /** The eight groups as they stand on buttons. */
  reasons: {
    老: '老年人',
    弱: '体弱',
    病: '病人',
    残: '残疾人',
    孕: '孕妇',
    抱婴: '抱婴儿',
    退役军人: '退役军人',
    现役军人: '现役军人',
  } satisfies Record<PriorityReason, string>,
  ticket: {
    card: '优先号',
    declared: '优先号，窗口会核对',
  },
} as const
