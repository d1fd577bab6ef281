import type { Wrong } from './wrong.ts'

/** A 公示: masked, with a last day and an objection contact. */
export const publicity: Wrong[] = [
  {
    wrong: 'a 公示 without a last day',
    from: 'until: today+2\n',
    to: '',
    path: 'until',
    allowed: '公示应写明最后一天',
    absent: true,
  },
  {
    wrong: 'a 公示 that says nowhere to object',
    from: `objection:
  contact: 街道或站点（示例）
  phone: 0536-0000000（示例号码）
  place: 示例街道示例路0号（示例地址）
`,
    to: '',
    path: 'objection',
    allowed: '向谁提异议',
    absent: true,
  },
  {
    wrong: 'an objection contact without a phone',
    from: '  phone: 0536-0000000（示例号码）\n',
    to: '',
    path: 'objection.phone',
    allowed: '文字',
  },
  {
    wrong: 'a day that is on no calendar',
    from: 'until: today+2',
    to: 'until: 2026-02-30',
    path: 'until',
    allowed: '日历上没有 2026-02-30',
  },
  {
    wrong: 'a day in words',
    from: 'until: today+2',
    to: 'until: 下周三',
    path: 'until',
    allowed: '年-月-日',
  },
  {
    wrong: 'a last day before the first',
    from: 'until: today+2',
    to: 'until: today-6',
    path: 'until',
    allowed: '应晚于它',
  },
  {
    wrong: 'days of two sorts',
    from: 'until: today+2',
    to: 'until: 2026-11-19',
    path: 'until',
    allowed: '同一种写法',
  },
  {
    wrong: 'a real day under a sample’s name',
    from: 'publishedAt: today-5\nuntil: today+2',
    to: 'publishedAt: 2026-11-12\nuntil: 2026-11-19',
    path: 'publishedAt',
    allowed: '2026-11-12-dibao.md',
  },
  {
    wrong: 'a field that a notice does not have',
    from: 'publisher: ',
    to: 'pubisher: ',
    path: 'pubisher',
    allowed: '应为：publisher',
  },
  {
    wrong: 'an unmasked ID number in the title',
    from: 'title: 拟确认低保家庭公示',
    to: 'title: 拟确认低保家庭公示 370784195001011234',
    path: 'title',
    allowed: '没打码的身份证号',
  },
  {
    wrong: 'an unmasked ID number in a table',
    from: '| 1 | 赵某某 |',
    to: '| 1 | 赵某某 37078419500101123X |',
    path: '',
    allowed: '没打码的身份证号',
  },
  {
    wrong: 'an unmasked mobile number in the text',
    from: '以下为拟确认低保家庭的示例公示',
    to: '联系 138-0000-0000，以下为拟确认低保家庭的示例公示',
    path: '',
    allowed: '没打码的手机号',
  },
  {
    wrong: 'an unmasked bank card number',
    from: '以下为拟确认低保家庭的示例公示',
    to: '打到 6222 0212 3456 7890 123，以下为拟确认低保家庭的示例公示',
    path: '',
    allowed: '没打码的银行卡号',
  },
  {
    wrong: 'a row that lost a cell',
    from: '| 2 | 陈某某 | 第5小组 | 1 | 拟确认 |',
    to: '| 2 | 陈某某 | 第5小组 | 拟确认 |',
    path: '',
    allowed: '这一行有 4 格，表头有 5 格',
  },
  {
    wrong: 'a row with a cell too many',
    from: '| 2 | 陈某某 | 第5小组 | 1 | 拟确认 |',
    to: '| 2 | 陈某某 | 第5小组 | 1 | 拟确认 | 660 |',
    path: '',
    allowed: '这一行有 6 格，表头有 5 格',
  },
  {
    wrong: 'HTML in the text',
    from: '以下为拟确认低保家庭的示例公示',
    to: '以下为<br>拟确认低保家庭的示例公示',
    path: '',
    allowed: '不能写网页代码',
  },
]

/** A publication of 村（居）务. */
export const affairs: Wrong[] = [
  {
    wrong: '村务公开 that hangs for 14 days only',
    from: 'until: today+21',
    to: 'until: today+5',
    path: 'until',
    allowed: '不得少于 15 日（村民委员会组织法第三十五条',
  },
  {
    wrong: 'a moving day without being a sample',
    from: 'publishedAt: today-9\nuntil: today+21\nsample: true',
    to: 'publishedAt: today-9',
    path: 'publishedAt',
    allowed: '只有示例（sample: true）可以这样写',
  },
]
