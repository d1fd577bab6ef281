import type { DeviceView } from '#contract/device.ts'
import { manyTroubles } from '../made-up/troubles.ts'
import type { GalleryState } from '../state.ts'
import { type AdminFixture, admin } from './fixture.ts'

const device = (
  id: string,
  port: string,
  place: string,
  health: DeviceView['health'] = { at: 'ready', conditions: [] },
): DeviceView => ({
  id,
  port,
  driver: 'escpos',
  wire: 'serial /dev/kiosk-made-up-by-the-gallery',
  place,
  health,
})

const all: DeviceView[] = [
  device('printer-1', 'ticket-printer', 'kiosk-1', { at: 'attention', conditions: ['paper-out'] }),
  device('reader-1', 'card-reader', 'kiosk-1', { at: 'down', reason: 'cannot open' }),
  device('scanner-1', 'code-scanner', 'kiosk-1'),
  device('display-1', 'window-display', 'W1'),
  device('pad-1', 'caller-pad', 'W1', { at: 'opening' }),
  device('voice-1', 'announcer', 'station'),
]

export const devicesStates: readonly GalleryState<AdminFixture>[] = [
  admin('devices', 'devices', {
    place: 'devices/printer-1',
    windows: (snapshot) => ({ ...snapshot, troubles: manyTroubles(snapshot) }),
    answers: { 'GET /api/staff/devices': { devices: all } },
  }),
  admin('devices-tested', 'devices', {
    answers: {
      'GET /api/staff/devices': { devices: all.slice(2) },
      'POST /api/devices/:id/test': { at: 'worked', said: '念完了，语音模块自己确认过。' },
    },
    async steps(hand) {
      await hand.pressOn('[data-device=voice-1] [data-act=test]')
      await hand.see('[data-at=done]')
    },
  }),
  admin('devices-none', 'devices', { answers: { 'GET /api/staff/devices': { devices: [] } } }),
]
