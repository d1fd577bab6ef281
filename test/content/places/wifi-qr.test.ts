import { expect, test } from 'vitest'
import { wifiQr } from '#daemon/content/places/wifi-qr.ts'

test('a network with a password', () => {
  expect(wifiQr('便民服务站', 'abcd1234')).toBe('WIFI:T:WPA;S:便民服务站;P:abcd1234;;')
})

test('an open network has no password to type', () => {
  expect(wifiQr('guest', null)).toBe('WIFI:T:nopass;S:guest;;')
})

test('what would end a field early is escaped', () => {
  expect(wifiQr('a;b:c,d\\e"f', ';P:x;;12')).toBe(String.raw`WIFI:T:WPA;S:a\;b\:c\,d\\e\"f;P:\;P\:x\;\;12;;`)
})
