import { expect, test } from 'vitest'
import type { Opening } from '#contract/station.ts'
import { closedTitle, whenOpens } from '../../kiosk-ui/resident/parts/when-opens.ts'
import type { App } from '../../kiosk-ui/resident/shell/app.ts'

const closedUntil = (opensAt: Extract<Opening, { at: 'closed' }>['opensAt']): App => {
  const current = { now: '2026-11-23T07:50:00+08:00', opening: { at: 'closed', opensAt } }
  return { model: { value: { current } }, clock: { value: null } } as unknown as App
}

test.each([
  [{ day: '2026-11-23', time: '08:30' }, '还没到办理时间', '今天 08:30 开始办理'],
  [{ day: '2026-11-24', time: '08:30' }, '现在是下班时间', '明天 08:30 开始办理'],
  [null, '现在不能取号', '开门时间请看门口公告'],
])('a closed station that opens %o says so', (opensAt, title, when) => {
  const app = closedUntil(opensAt)
  expect([closedTitle(app), whenOpens(app)]).toEqual([title, when])
})
