import type { Wrong } from './wrong.ts'

const hours = (week: string) => `weekly: ${week}`
const morning = "{days: [1], open: [{from: '08:30', to: '11:30'}]}"

export const opening: Wrong[] = [
  {
    wrong: 'a time of one digit',
    from: hours('[]'),
    to: hours("[{days: [1], open: [{from: '8:30', to: '11:30'}]}]"),
    path: 'hours.weekly[0].open[0].from',
    allowed: '如 08:30',
  },
  {
    wrong: 'full-width commas between days',
    from: hours('[]'),
    to: hours("[{days: [1，2], open: [{from: '08:30', to: '11:30'}]}]"),
    path: 'hours.weekly[0].days[0]',
    allowed: '里面有全角的“，”，应为半角的“,”',
  },
  {
    wrong: 'an interval that ends before it begins',
    from: hours('[]'),
    to: hours("[{days: [1], open: [{from: '20:00', to: '02:00'}]}]"),
    path: 'hours.weekly[0].open[0].to',
    allowed: '结束应晚于开始',
  },
  {
    wrong: 'intervals that overlap',
    from: hours('[]'),
    to: hours("[{days: [1], open: [{from: '08:00', to: '12:00'}, {from: '11:00', to: '17:00'}]}]"),
    path: 'hours.weekly[0].open[1].from',
    allowed: '互不重叠',
  },
  {
    wrong: 'intervals in the wrong order',
    from: hours('[]'),
    to: hours("[{days: [1], open: [{from: '14:00', to: '17:00'}, {from: '08:00', to: '12:00'}]}]"),
    path: 'hours.weekly[0].open[1].from',
    allowed: '从早到晚',
  },
  {
    wrong: 'a weekday that does not exist',
    from: hours('[]'),
    to: hours("[{days: [0], open: [{from: '08:00', to: '12:00'}]}]"),
    path: 'hours.weekly[0].days[0]',
    allowed: '1 是周一，7 是周日',
  },
  {
    wrong: 'a weekday in two places',
    from: hours('[]'),
    to: hours(`[${morning}, ${morning}]`),
    path: 'hours.weekly[1].days[0]',
    allowed: '写在一处',
  },
  {
    wrong: 'a day that no calendar has',
    from: 'closedDays: []',
    to: 'closedDays: [2027-02-29]',
    path: 'hours.closedDays[0]',
    allowed: '年-月-日',
  },
  {
    wrong: 'a day that is both closed and extra',
    from: 'closedDays: []\n  # 调休上班等另有安排的日子。\n  extraDays: []',
    to: "closedDays: [2026-10-01]\n  extraDays: [{day: 2026-10-01, open: [{from: '08:00', to: '12:00'}]}]",
    path: 'hours.extraDays[0].day',
    allowed: '应只写一处',
  },
]
