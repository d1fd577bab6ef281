import { expect, test } from 'vitest'
import type { PhoneTicket } from '#contract/phone.ts'
import { ringFor, titleOf, turnOf } from '../../kiosk-ui/phone/turn.ts'

const waiting = (ahead: number): PhoneTicket['place'] => ({
  at: 'waiting',
  ahead,
  estimateMinutes: null,
  estimateBasis: 0,
})
const called = (calls = 1): PhoneTicket['place'] => ({ at: 'called', window: '1 号窗口', calls })
const titleAt = (place: PhoneTicket['place']) =>
  titleOf({
    at: 'following',
    ticket: { station: '', number: 'A032', day: '2026-11-23', time: '09:05', edition: '1-0', place },
  })

test('a phone rings once as its turn comes near, and at every call', () => {
  const places = [waiting(3), waiting(2), waiting(1), waiting(0), called(1), called(1), called(2)]
  const turns = places.map(turnOf)
  const rings = turns.map((turn, i) => ringFor(turns[i - 1] ?? { at: 'not-yet' }, turn))
  expect(rings).toEqual([null, 'near', null, null, 'called', null, 'called'])
})

test('nobody is told to come near while no window that may call them is open', () => {
  const unattended = {
    at: 'waiting',
    ahead: 0,
    estimateMinutes: null,
    estimateBasis: 0,
    unattended: true,
  } as const
  expect(turnOf(unattended)).toEqual({ at: 'not-yet' })
  expect(titleAt(unattended)).toBe('等窗口开 A032')
})

test('a person who goes back to the line, and comes near again, hears so again', () => {
  const rings = [called(), waiting(5), waiting(2)]
    .map(turnOf)
    .map((turn, i, turns) => ringFor(turns[i - 1] ?? { at: 'not-yet' }, turn))
  expect(rings).toEqual(['called', null, 'near'])
})

test('the title of the page says first what counts', () => {
  expect(titleAt(waiting(12))).toBe('前面 12 人 A032')
  expect(titleAt(waiting(0))).toBe('下一个就是您 A032')
  expect(titleAt(called())).toBe('请到 1 号窗口　A032')
  expect(titleAt({ at: 'done' })).toBe('我的号 A032')
  expect(titleOf({ at: 'loading' })).toBe('我的号')
})
