import type { DeviceSetupReply, StaffDeviceView } from '#contract/device.ts'
import type { DisplaysReply } from '#contract/displays.ts'
import type { ScreensReply } from '#contract/screens.ts'
import { manyTroubles } from '../made-up/troubles.ts'
import type { GalleryState } from '../state.ts'
import { type AdminFixture, admin } from './fixture.ts'

const device = (
  id: string,
  port: string,
  place: string,
  health: StaffDeviceView['health'] = { at: 'ready', conditions: [] },
  tested: StaffDeviceView['tested'] = null,
): StaffDeviceView => ({
  id,
  port,
  driver: 'escpos',
  wire: 'serial /dev/kiosk-made-up-by-the-gallery',
  place,
  health,
  tested,
})

export const allDevices: StaffDeviceView[] = [
  device('printer-1', 'ticket-printer', 'kiosk-1', { at: 'attention', conditions: ['paper-out'] }),
  device('reader-1', 'card-reader', 'kiosk-1', { at: 'down', reason: 'cannot open' }),
  device('scanner-1', 'code-scanner', 'kiosk-1', undefined, {
    result: 'worked',
    by: '王芳',
    time: '2026-11-22T23:40:00Z',
  }),
  device('display-1', 'window-display', 'W1', undefined, {
    result: 'look',
    by: '欧阳增吉龚',
    time: '2026-11-20T01:05:00Z',
  }),
  device('pad-1', 'caller-pad', 'W1', { at: 'opening' }),
  device('voice-1', 'announcer', 'station'),
]

const setup: DeviceSetupReply = {
  base: 'made-up-by-the-gallery',
  file: 'config/devices.yaml',
  port: 'ticket-printer',
  device: {
    driver: 'escpos',
    wire: { serial: '/dev/serial/by-id/usb-made-up-by-the-gallery', baudRate: 115_200 },
    at: { kiosk: 'kiosk-1' },
  },
  drivers: [
    {
      name: 'escpos',
      wires: ['serial', 'tcp', 'usbPrinter', 'simulated'],
      fields: [
        {
          name: 'model',
          words: '打印机型号，config/printers 里的文件名',
          byDefault: 'generic-80',
          kind: { at: 'choice', of: ['generic-58', 'generic-80'] },
        },
        {
          name: 'statusMs',
          words: '等一次状态应答，毫秒',
          byDefault: 500,
          kind: { at: 'number', least: 50, most: 5000 },
        },
      ],
    },
  ],
  simulated: ['thermal-80', 'thermal-58'],
  kiosks: ['kiosk-1'],
  windows: [{ id: 'W1', label: '1 号窗口' }],
  pluggedIn: {
    serial: [{ path: '/dev/serial/by-id/usb-made-up-by-the-gallery', words: 'made-up-by-the-gallery' }],
    printers: [],
    hid: [],
    trouble: [],
  },
  changed: null,
}

export const screens: ScreensReply = {
  listeners: [
    { at: 'kiosk', host: '127.0.0.1', port: 8080, tls: 'none', networks: [] },
    { at: 'staff', host: '192.168.1.20', port: 8443, tls: 'self-signed', networks: ['192.168.1.0/24'] },
    { at: 'phone', host: '192.168.1.20', port: 8090, tls: 'none', networks: [] },
  ],
  kiosks: [
    { id: 'kiosk-1', at: 'open', lastSeen: '2026-11-23T00:00:00Z' },
    { id: 'kiosk-2', at: 'gone', lastSeen: null },
  ],
  halls: { open: 0, lastSeen: '2026-11-20T09:30:00Z' },
  clockSet: true,
}

const displays: DisplaysReply = {
  fingerprint: '48213 90571 66204 11839 70025 38416 92750 05563',
  asking: [{ screen: 'hall', address: '192.168.1.31', since: '2026-11-23T01:10:00Z' }],
  displays: [
    {
      id: 'd1',
      name: '大厅东墙',
      screen: 'hall',
      at: 'open',
      by: '王芳',
      time: '2026-11-20T01:05:00Z',
    },
    {
      id: 'd2',
      name: '1 号窗口上面的屏',
      screen: 'window',
      at: 'gone',
      by: '欧阳增吉龚',
      time: '2026-11-22T23:40:00Z',
    },
  ],
}

const onTheLan = {
  'GET /api/staff/devices': { devices: [] },
  'GET /api/staff/screens': screens,
  'GET /api/displays': displays,
}

export const devicesStates: readonly GalleryState<AdminFixture>[] = [
  admin('devices', 'devices', {
    place: 'devices/printer-1',
    windows: (snapshot) => ({ ...snapshot, troubles: manyTroubles(snapshot) }),
    answers: { 'GET /api/staff/devices': { devices: allDevices } },
  }),
  admin('devices-tested', 'devices', {
    answers: {
      'GET /api/staff/devices': { devices: allDevices.slice(2) },
      'POST /api/devices/:id/test': { at: 'worked', said: '念完了，语音模块自己确认过。' },
    },
    async steps(hand) {
      await hand.pressOn('[data-device=voice-1] [data-act=test]')
      await hand.see('[data-at=done]')
    },
  }),
  admin('devices-scanning', 'devices', {
    answers: {
      'GET /api/staff/devices': { devices: allDevices.slice(2) },
      'POST /api/devices/:id/test': 'never',
    },
    async steps(hand) {
      await hand.pressOn('[data-device=scanner-1] [data-act=test]')
      await hand.see('.devices svg')
    },
  }),
  admin('devices-change', 'devices', {
    answers: {
      'GET /api/staff/devices': { devices: allDevices.slice(0, 2) },
      'GET /api/devices/:id/setup': setup,
    },
    async steps(hand) {
      await hand.pressOn('[data-device=printer-1] [data-act=change]')
      await hand.see('.device-form')
    },
  }),
  admin('devices-displays', 'devices', { answers: onTheLan }),
  admin('devices-display-code-wrong', 'devices', {
    answers: onTheLan,
    async steps(hand) {
      await hand.pressOn('[data-act=pair]')
      await hand.see('[data-at=refused]')
    },
  }),
  admin('devices-none', 'devices', {
    answers: { 'GET /api/staff/devices': { devices: [] }, 'GET /api/staff/screens': screens },
  }),
]
