import type { Guide } from '#contract/guide.ts'
import type { Contents } from '../contents.ts'

/** Of these contents, the errand that comes first by `rank`, the highest first. */
export function most({ guide }: Contents, rank: (guide: Guide) => number): Guide {
  const [first] = guide.toSorted((one, other) => rank(other) - rank(one))
  if (!first) throw new Error('the catalogue is empty')
  return first
}

/** The errand with the longest such text among those that a ticket can be taken for. */
export function longest(contents: Contents, text: (guide: Guide) => string): Guide {
  return most(contents, (guide) =>
    guide.noTicket === null && guide.suspended === null ? text(guide).length : -1,
  )
}

export function numbered({ guide }: Contents, seq: number): Guide {
  const found = guide.find((one) => one.seq === seq)
  if (!found) throw new Error(`the catalogue has no errand ${seq}`)
  return found
}

/** The errand that the longest station does not take now; where the station takes all, any. */
export function suspended(contents: Contents): Guide {
  return most(contents, (guide) => guide.suspended?.length ?? 0)
}

/** A guide with everything that a station may add, and of which it has confirmed something. */
export const withStation = (guide: Guide): Guide => ({
  ...guide,
  checked: { on: '2026-11-20', by: '欧阳慧敏' },
  since: '2026-11-21',
  until: '2027-11-20',
  here: {
    hours: '每周二、周四上午 8:30–11:30',
    contact: '王芳，0536-0000000（示例号码）',
    window: '2号窗口',
    forms: [{ name: '最低生活保障申请书', where: '到窗口领，或在站内打印' }],
  },
  agencies: [
    {
      kind: '银行',
      name: '农村商业银行示例支行',
      place: '示例街道示例路0号（示例地址）',
      hours: '周一至周五 9:00–16:30',
      phone: '0536-0000000',
    },
    {
      kind: '邮政',
      name: '示例邮政所',
      place: '示例街道示例路1号（示例地址）',
      hours: '每天 9:00–17:00',
      phone: '0536-0000000',
    },
  ],
  portal: { name: '山东政务服务“一网通办”', url: 'https://example.invalid/errand/18' },
  payment: { payee: '示例自来水公司', place: '本站窗口，或示例路营业厅', number: '户号，水费单上有' },
})
