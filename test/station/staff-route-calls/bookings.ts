import type { RouteCall } from '../route-calls.ts'

/** 上门、预约、代为联系. */
export const bookingCalls: Record<string, readonly RouteCall[]> = {
  'get /api/bookings': [
    { path: '/api/bookings', as: 'clerk', status: 200 },
    { path: '/api/bookings?state=over', as: 'lead', status: 200 },
    { path: '/api/bookings?state=lost', as: 'lead', status: 400 },
    { path: '/api/bookings', status: 401 },
  ],
  'get /api/bookings/offers': [
    { path: '/api/bookings/offers?item=14', as: 'clerk', status: 200 },
    { path: '/api/bookings/offers?item=all', as: 'clerk', status: 400 },
    { path: '/api/bookings/offers?item=14', status: 401 },
  ],
  'post /api/bookings/taken-down': [
    {
      path: '/api/bookings/taken-down',
      body: { commandId: 'booking-down-1', kind: 'contact', itemSeq: 59, phone: '13905360000' },
      as: 'clerk',
      status: 404,
    },
    { path: '/api/bookings/taken-down', body: {}, as: 'clerk', status: 400 },
    { path: '/api/bookings/taken-down', body: {}, status: 401 },
  ],
  'post /api/bookings/{id}/print': [
    { path: '/api/bookings/none/print', body: { commandId: 'booking-print-1' }, as: 'clerk', status: 404 },
    { path: '/api/bookings/none/print', body: {}, as: 'clerk', status: 400 },
    { path: '/api/bookings/none/print', body: {}, status: 401 },
  ],
  'post /api/bookings/{id}/changes': [
    {
      path: '/api/bookings/none/changes',
      body: { commandId: 'booking-done-1', change: { at: 'done' } },
      as: 'clerk',
      status: 404,
    },
    { path: '/api/bookings/none/changes', body: {}, as: 'clerk', status: 400 },
    { path: '/api/bookings/none/changes', body: {}, status: 401 },
  ],
  'post /api/bookings/{id}/contact': [
    { path: '/api/bookings/none/contact', body: { commandId: 'booking-read-1' }, as: 'lead', status: 404 },
    { path: '/api/bookings/none/contact', body: {}, as: 'lead', status: 400 },
    { path: '/api/bookings/none/contact', body: {}, status: 401 },
  ],
}
