import { expect, test } from 'vitest'
import { newsOf } from '../../kiosk-ui/resident/journeys/find-ticket/whereabouts.ts'

const mine = (at: 'waiting' | 'serving' | 'done') => ({ ticket: { id: 'mine' }, now: { at, window: null } })
const newDay = (...goesOn: string[]) =>
  ({ name: 'day-opened', data: { day: '2026-11-24', goesOn }, id: 7 }) as const

test('midnight tells the one who still waits that the number is over', () => {
  expect(newsOf(mine('waiting'), newDay('another'))).toEqual({ at: 'cancelled', window: null })
})

test('midnight changes nothing for a service that goes on, nor for what was done before', () => {
  expect(newsOf(mine('serving'), newDay('mine'))).toBeNull()
  expect(newsOf(mine('done'), newDay())).toBeNull()
})

test('a call of another ticket is no news of this one', () => {
  const data = { number: 'A001', queueId: 'general', window: 'W1' }
  const call = (ticketId: string) => ({ name: 'ticket-called', data: { ...data, ticketId }, id: 8 }) as const
  expect(newsOf(mine('waiting'), call('another'))).toBeNull()
  expect(newsOf(mine('waiting'), call('mine'))).toEqual({ at: 'called', window: 'W1' })
})

test('a number that was finished or cancelled by mistake is what it was before', () => {
  const data = { ticketId: 'mine', number: 'A001', queueId: 'general', window: 'W1' }
  const undone = (at: 'serving' | 'waiting') =>
    ({ name: 'ticket-ending-undone', data: { ...data, at }, id: 9 }) as const
  expect(newsOf(mine('done'), undone('serving'))).toEqual({ at: 'serving', window: 'W1' })
  expect(newsOf(mine('done'), undone('waiting'))).toEqual({ at: 'waiting', window: null })
  const again = { name: 'ticket-taken-up', data, id: 10 } as const
  expect(newsOf(mine('done'), again)).toEqual({ at: 'serving', window: 'W1' })
})
