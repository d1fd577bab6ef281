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
