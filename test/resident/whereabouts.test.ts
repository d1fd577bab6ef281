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
