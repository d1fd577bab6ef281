import { expect, test } from 'vitest'
import { titleOf } from '../../kiosk-ui/clerk/title.ts'
import { aTrouble } from '#test/support/a-trouble.ts'
import { aTicket, aWindow, aWork, calledAt, openBy } from './made-up-clerk.ts'

const quiet = { staffCalls: [], troubles: [] }
const two = [aTicket('A001'), aTicket('A002')]

test('a clerk reads in the title of the page how it stands, although another program lies over it', () => {
  const title = (work: Parameters<typeof aWork>[0]) => titleOf({ ...quiet, work: aWork(work) })
  expect(title({ waiting: two })).toBe('2 人在等 · W1 窗口')
  expect(title({})).toBe('没有人在等 · W1 窗口')
  expect(title({ current: aTicket('A032', calledAt('W1')), waiting: two })).toBe(
    '正在叫 A032 · 2 人在等 · W1 窗口',
  )
  expect(title({ window: aWindow('W1'), waiting: two })).toBe('窗口没有开 · W1 窗口')
  const paused = { ...aWindow('W1', openBy('c-1')).service, at: 'paused', notice: '取件' } as const
  expect(title({ window: aWindow('W1', paused as never), waiting: two })).toBe(
    '暂停服务 · 2 人在等 · W1 窗口',
  )
  expect(titleOf({ ...quiet, work: null })).toBe('窗口办公')
})

test('what presses comes first in it: a call for staff, then what stops residents, until somebody goes', () => {
  const call = { id: 'call-1', kiosk: 'kiosk-1', calledAt: '', state: { at: 'waiting' } } as const
  const troubles = [aTrouble()]
  const work = aWork({ waiting: two })
  expect(titleOf({ staffCalls: [call], troubles, work })).toBe(
    '有人叫工作人员 · 小票打印机没纸了 · 2 人在等 · W1 窗口',
  )
  const seenTo = aTrouble({ acknowledged: { clerk: 'c-1', name: '王芳', window: null, time: '' } })
  expect(titleOf({ staffCalls: [], troubles: [seenTo], work })).toBe('2 人在等 · W1 窗口')
})
