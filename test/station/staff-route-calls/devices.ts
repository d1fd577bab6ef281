import type { RouteCall } from '../route-calls.ts'

const NO_DEVICE = { base: 'another-file', device: { driver: 'escpos' } }

/** Devices and screens. */
export const deviceCalls: Record<string, readonly RouteCall[]> = {
  'get /api/staff/devices': [
    { path: '/api/staff/devices', as: 'clerk', status: 200 },
    { path: '/api/staff/devices', status: 401 },
  ],
  'get /api/staff/screens': [
    { path: '/api/staff/screens', as: 'clerk', status: 200 },
    { path: '/api/staff/screens', status: 401 },
  ],
  'get /api/displays': [
    { path: '/api/displays', as: 'clerk', status: 200 },
    { path: '/api/displays', status: 401 },
  ],
  'post /api/displays/pair': [
    {
      path: '/api/displays/pair',
      body: { commandId: 'pair-display-1', code: '123456', name: '大厅' },
      as: 'lead',
      status: 422,
    },
    {
      path: '/api/displays/pair',
      body: { commandId: 'pair-display-2', code: '12345', name: '大厅' },
      as: 'lead',
      status: 400,
    },
    {
      path: '/api/displays/pair',
      body: { commandId: 'pair-display-3', code: '123456', name: ' ' },
      as: 'lead',
      status: 400,
    },
    {
      path: '/api/displays/pair',
      body: { commandId: 'pair-display-4', code: '123456', name: '大厅' },
      as: 'clerk',
      status: 403,
    },
  ],
  'post /api/displays/{id}/remove': [
    { path: '/api/displays/none/remove', body: { commandId: 'remove-display-1' }, as: 'lead', status: 200 },
    { path: '/api/displays/none/remove', body: { commandId: 'remove-display-2' }, as: 'clerk', status: 403 },
    { path: '/api/displays/none/remove', body: { commandId: 'remove-display-3' }, status: 401 },
  ],
  'get /api/devices/{id}/setup': [
    { path: '/api/devices/printer-1/setup', as: 'lead', status: 200 },
    { path: '/api/devices/printer-9/setup', as: 'lead', status: 404 },
    { path: '/api/devices/printer-1/setup', as: 'clerk', status: 403 },
    { path: '/api/devices/printer-1/setup', status: 401 },
  ],
  'put /api/devices/{id}': [
    {
      path: '/api/devices/printer-9',
      body: { commandId: 'change-device-1', ...NO_DEVICE },
      as: 'lead',
      status: 404,
    },
    {
      path: '/api/devices/printer-1',
      body: { commandId: 'change-device-2', ...NO_DEVICE },
      as: 'lead',
      status: 409,
    },
    { path: '/api/devices/printer-1', body: NO_DEVICE, as: 'lead', status: 400 },
    {
      path: '/api/devices/printer-1',
      body: { commandId: 'change-device-3', ...NO_DEVICE },
      as: 'clerk',
      status: 403,
    },
    { path: '/api/devices/printer-1', body: { commandId: 'change-device-4', ...NO_DEVICE }, status: 401 },
  ],
  'post /api/devices/{id}/test': [
    { path: '/api/devices/printer-1/test', body: { commandId: 'test-device-1' }, as: 'lead', status: 200 },
    { path: '/api/devices/printer-9/test', body: { commandId: 'test-device-2' }, as: 'lead', status: 404 },
    { path: '/api/devices/printer-1/test', body: {}, as: 'lead', status: 400 },
    { path: '/api/devices/printer-1/test', body: { commandId: 'test-device-3' }, status: 401 },
  ],
}
