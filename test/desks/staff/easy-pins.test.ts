import { expect, test } from 'vitest'
import { easyPin } from '#daemon/desks/staff/easy-pins.ts'
import { newPin } from '#daemon/desks/staff/pins.ts'

const EASY = {
  run: ['123456', '987654', '135791', '086420', '112233', '665544', '1234567890'],
  pattern: ['123123', '520520', '121212', '110011', '123321', '9080809', '111111', '747747747', '277722'],
  date: ['900512', '19900512', '199005', '05121990', '12051990', '000229', '20000229', '851231'],
  common: ['147258', '102030', '5201314', '110120', '168888', '741852963'],
}

test.for(Object.entries(EASY))('a PIN that a stranger tries first is refused: %s', ([why, pins]) => {
  expect(pins.map((pin) => `${pin} ${easyPin(pin) ?? 'passes'}`)).toEqual(pins.map((pin) => `${pin} ${why}`))
})

test('a PIN that only its owner knows passes', () => {
  for (const pin of ['271828', '805937', '4096113', '730264', '19901350', '903112'])
    expect(easyPin(pin), pin).toBeNull()
})

test('the station itself gives no easy one', () => {
  for (let i = 0; i < 2_000; i++) expect(easyPin(newPin())).toBeNull()
})
