import { expect, test } from 'vitest'
import { upNext } from '#daemon/domain/queue/up-next.ts'
import { openDesk, oneQueue, rules } from './queue-harness.ts'

const nextOf = (desk: ReturnType<typeof openDesk>, count: number, given = oneQueue) =>
  upNext(desk.state(), given, desk.now(), count)

test('those get ready who are called next, in the order of the rule, and no more than the station shows', () => {
  const desk = openDesk(oneQueue)
  desk.open('1')
  for (let count = 0; count < 3; count++) desk.take()
  desk.take({ declared: true })
  expect(nextOf(desk, 2)).toEqual(['A004', 'A001'])
  expect(nextOf(desk, 3)).toEqual(['A004', 'A001', 'A002'])
  expect(nextOf(desk, 0)).toEqual([])
  desk.call('1')
  expect(nextOf(desk, 3)).toEqual(['A001', 'A002', 'A003'])
})

test('nobody gets ready while no window is open, or every one has paused', () => {
  const desk = openDesk(oneQueue)
  desk.take()
  expect(nextOf(desk, 2)).toEqual([])
  desk.open('1')
  expect(nextOf(desk, 2)).toEqual(['A001'])
  desk.does({ type: 'pause-window', window: '1', clerk: 'li', notice: '' })
  expect(nextOf(desk, 2)).toEqual([])
})

test('of several queues those are next whose windows are open, by turns, each number once', () => {
  const desk = openDesk()
  desk.take({ itemSeq: 1 })
  desk.take({ itemSeq: 2 })
  desk.take({ itemSeq: 1 })
  desk.open('3')
  expect(nextOf(desk, 3, rules), 'window 3 calls from 社保 alone').toEqual(['B001'])
  desk.open('1')
  expect(nextOf(desk, 3, rules)).toEqual(['A001', 'B001', 'A002'])
})

test('a number says nothing of its errand: a discreet one is a number like all others', () => {
  const desk = openDesk(oneQueue)
  desk.open('1')
  desk.take({ itemSeq: 18 })
  expect(nextOf(desk, 2)).toEqual(['A001'])
})
