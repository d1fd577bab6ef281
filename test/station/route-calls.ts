/** A way to call a route, and the status it is answered with. `bytes`: in place of a JSON body; of this `type`, a picture unless it says. */
export type RouteCall = {
  path: string
  body?: unknown
  bytes?: Buffer
  type?: string
  as?: 'lead' | 'clerk'
  status: number
}

/** Every documented route that asks nobody to sign in, and how to call it, at a station as shipped whose first ticket was taken as `first`. */
export const routeCalls: Record<string, readonly RouteCall[]> = {
  'post /api/tickets': [
    { path: '/api/tickets', body: { commandId: 'command-route-1' }, status: 201 },
    { path: '/api/tickets', body: { commandId: 'command-route-1' }, status: 200 },
    { path: '/api/tickets', body: { commandId: 'command-route-2', itemSeq: 9999 }, status: 422 },
    { path: '/api/tickets', body: { commandId: 'command-route-3', queueId: 'none' }, status: 422 },
    { path: '/api/tickets', body: { commandId: 'command-route-4', kiosk: 'none' }, status: 422 },
    { path: '/api/tickets', body: { commandId: 'command-route-5', colour: 'blue' }, status: 400 },
    { path: '/api/tickets', body: { commandId: 'command-route-6', cardRef: 'made-up' }, status: 409 },
    { path: '/api/tickets', body: { commandId: 7 }, status: 400 },
    { path: '/api/tickets', body: { commandId: 'a'.repeat(7) }, status: 400 },
    { path: '/api/tickets', body: { commandId: 'a'.repeat(64) }, status: 201 },
    { path: '/api/tickets', body: { commandId: 'a'.repeat(65) }, status: 400 },
    { path: '/api/tickets', body: { commandId: 'print-outcome/made-up/1' }, status: 400 },
    { path: '/api/tickets', body: { commandId: 'open-day_2026' }, status: 400 },
    { path: '/api/tickets', body: {}, status: 400 },
  ],
  'post /api/tickets/reprint': [
    { path: '/api/tickets/reprint', body: { commandId: 'command-again', qr: 'KT1:nobody' }, status: 404 },
    { path: '/api/tickets/reprint', body: { commandId: 'command-again' }, status: 400 },
  ],
  'get /api/tickets/by-command/{commandId}': [
    { path: '/api/tickets/by-command/command-first', status: 200 },
    { path: '/api/tickets/by-command/known-to-nobody', status: 404 },
  ],
  'post /api/tickets/find': [
    { path: '/api/tickets/find', body: { qr: 'KT1:made-up' }, status: 404 },
    { path: '/api/tickets/find', body: { number: 'A001', check: '00' }, status: 404 },
    { path: '/api/tickets/find', body: { number: 'A001' }, status: 400 },
  ],
  'get /api/tickets/by-number/{number}': [
    { path: '/api/tickets/by-number/A001', status: 200 },
    { path: '/api/tickets/by-number/A777', status: 404 },
    { path: `/api/tickets/by-number/${'A'.repeat(17)}`, status: 400 },
  ],
  'post /api/tickets/find/armed': [
    { path: '/api/tickets/find/armed', body: {}, status: 202 },
    { path: '/api/tickets/find/armed', body: { kiosk: 'none' }, status: 422 },
  ],
  'delete /api/tickets/find/armed': [
    { path: '/api/tickets/find/armed', status: 204 },
    { path: '/api/tickets/find/armed?kiosk=none', status: 422 },
  ],
  'post /api/card/read': [
    { path: '/api/card/read', body: { consent: true }, status: 202 },
    { path: '/api/card/read', body: { consent: false }, status: 400 },
    { path: '/api/card/read', body: {}, status: 400 },
    { path: '/api/card/read', body: { consent: true, kiosk: 'none' }, status: 422 },
  ],
  'delete /api/card/read': [
    { path: '/api/card/read', status: 204 },
    { path: '/api/card/read?kiosk=none', status: 422 },
  ],
  'get /api/queue': [{ path: '/api/queue', status: 200 }],
  'post /api/notices/{id}/print': [
    {
      path: '/api/notices/sample-shi-yuefen-caiwu/print',
      body: { commandId: 'command-notice-1' },
      status: 200,
    },
    { path: '/api/notices/none/print', body: { commandId: 'command-notice-2' }, status: 404 },
    { path: '/api/notices/none/print', body: {}, status: 400 },
  ],
  'get /api/media/{name}': [
    { path: `/api/media/${'0'.repeat(64)}-300x400.png`, status: 404 },
    { path: '/api/media/staff.json', status: 400 },
  ],
  'get /api/guides': [{ path: '/api/guides', status: 200 }],
  'get /api/guides/{seq}': [
    ...Array.from({ length: 62 }, (_, i) => ({ path: `/api/guides/${i + 1}`, status: 200 })),
    { path: '/api/guides/63', status: 404 },
    { path: '/api/guides/one', status: 400 },
  ],
  'get /api/guides/search': [
    { path: `/api/guides/search?q=${encodeURIComponent('低保')}`, status: 200 },
    { path: '/api/guides/search?q=', status: 200 },
    { path: '/api/guides/search', status: 400 },
  ],
  'post /api/guides/{seq}/print': [
    { path: '/api/guides/1/print', body: { commandId: 'command-guide-1' }, status: 200 },
    { path: '/api/guides/63/print', body: { commandId: 'command-guide-2' }, status: 404 },
    { path: '/api/guides/1/print', body: {}, status: 400 },
  ],
  'post /api/guides/{seq}/check/print': [
    {
      path: '/api/guides/1/check/print',
      body: { commandId: 'command-check-1', answers: ['have', 'lack'] },
      status: 200,
    },
    { path: '/api/guides/1/check/print', body: { commandId: 'command-check-2', answers: [] }, status: 409 },
    { path: '/api/guides/63/check/print', body: { commandId: 'command-check-3', answers: [] }, status: 404 },
    { path: '/api/guides/1/check/print', body: { commandId: 'command-check-4' }, status: 400 },
  ],
  'get /api/notices': [
    { path: '/api/notices', status: 200 },
    { path: '/api/notices?class=none', status: 404 },
    { path: '/api/notices?colour=blue', status: 400 },
  ],
  'get /api/notices/{id}': [{ path: '/api/notices/none', status: 404 }],
  'post /api/feedback': [
    {
      path: '/api/feedback',
      body: { commandId: 'feedback-1', kind: 'error-report', about: { at: 'guide', seq: 1 }, point: 'phone' },
      status: 201,
    },
    {
      path: '/api/feedback',
      body: { commandId: 'feedback-1', kind: 'error-report', about: { at: 'guide', seq: 1 }, point: 'phone' },
      status: 200,
    },
    {
      path: '/api/feedback',
      body: {
        commandId: 'feedback-2',
        kind: 'error-report',
        about: { at: 'guide', seq: 63 },
        point: 'phone',
      },
      status: 404,
    },
    {
      path: '/api/feedback',
      body: { commandId: 'feedback-3', kind: 'question', about: { at: 'station' }, point: 'why' },
      status: 400,
    },
    {
      path: '/api/feedback',
      body: { commandId: 'command-first', kind: 'question', about: { at: 'station' }, point: 'other' },
      status: 409,
    },
  ],
  'post /api/feedback/find': [
    { path: '/api/feedback/find', body: { code: '99990000' }, status: 404 },
    { path: '/api/feedback/find', body: {}, status: 400 },
  ],
  'post /api/feedback/print': [
    { path: '/api/feedback/print', body: { commandId: 'feedback-print', code: '99990000' }, status: 404 },
    { path: '/api/feedback/print', body: { code: '99990000' }, status: 400 },
  ],
  'get /api/bookings/offer': [
    // Nothing can be booked at a station as shipped.
    { path: '/api/bookings/offer?kind=visit&item=14', status: 404 },
    { path: '/api/bookings/offer?kind=tomorrow&item=14', status: 400 },
  ],
  'post /api/bookings': [
    {
      path: '/api/bookings',
      body: { commandId: 'booking-1', kind: 'contact', itemSeq: 59, phone: '13905360000' },
      status: 404,
    },
    { path: '/api/bookings', body: { commandId: 'booking-2', kind: 'contact' }, status: 400 },
  ],
  'post /api/bookings/find': [
    { path: '/api/bookings/find', body: { code: '9999000000' }, status: 404 },
    { path: '/api/bookings/find', body: {}, status: 400 },
  ],
  'post /api/bookings/find-by-card': [
    {
      path: '/api/bookings/find-by-card',
      body: { commandId: 'booking-card-1', cardRef: 'made-up' },
      status: 409,
    },
    { path: '/api/bookings/find-by-card', body: { cardRef: 'made-up' }, status: 400 },
  ],
  'post /api/bookings/tie': [
    {
      path: '/api/bookings/tie',
      body: { commandId: 'booking-tie-1', code: '9999000000', cardRef: 'made-up' },
      status: 409,
    },
    { path: '/api/bookings/tie', body: { code: '9999000000' }, status: 400 },
  ],
  'post /api/bookings/change': [
    {
      path: '/api/bookings/change',
      body: { commandId: 'booking-3', code: '9999000000', change: { at: 'cancelled' } },
      status: 404,
    },
    { path: '/api/bookings/change', body: { commandId: 'booking-4', code: '9999000000' }, status: 400 },
  ],
  'post /api/bookings/print': [
    { path: '/api/bookings/print', body: { commandId: 'booking-5', code: '9999000000' }, status: 404 },
    { path: '/api/bookings/print', body: {}, status: 400 },
  ],
  'post /api/cases/find-by-card': [
    { path: '/api/cases/find-by-card', body: { commandId: 'case-card-1', cardRef: 'made-up' }, status: 409 },
    { path: '/api/cases/find-by-card', body: { cardRef: 'made-up' }, status: 400 },
  ],
  'post /api/cases/find': [
    { path: '/api/cases/find', body: { code: '9999 000 000' }, status: 404 },
    { path: '/api/cases/find', body: { code: '12' }, status: 400 },
  ],
  'get /voice/index': [{ path: '/voice/index', status: 200 }],
  'post /api/speech': [
    { path: '/api/speech', body: { text: '您好' }, status: 200 },
    { path: '/api/speech', body: { text: '' }, status: 400 },
    { path: '/api/speech', body: {}, status: 400 },
  ],
  'get /api/places': [{ path: '/api/places', status: 200 }],
  'get /api/calendar/working-day': [
    { path: '/api/calendar/working-day?from=2026-09-30&days=1', status: 200 },
    { path: '/api/calendar/working-day?from=2019-09-30&days=1', status: 422 },
    { path: '/api/calendar/working-day?from=2026-02-30&days=1', status: 400 },
    { path: '/api/calendar/working-day?from=2026-09-30&days=0', status: 400 },
    { path: '/api/calendar/working-day?from=2026-09-30', status: 400 },
  ],
  'get /api/calendar/holidays': [{ path: '/api/calendar/holidays', status: 200 }],
  'get /api/devices': [{ path: '/api/devices', status: 200 }],
  // On loopback every screen is the machine's own.
  'post /api/displays/ask': [
    { path: '/api/displays/ask', body: { screen: 'hall' }, status: 200 },
    { path: '/api/displays/ask', body: { screen: 'kiosk' }, status: 400 },
  ],
  'get /api/keeper': [{ path: '/api/keeper', status: 200 }],
  'get /api/bench': [{ path: '/api/bench', status: 200 }],
  'post /api/bench/{deviceId}': [
    { path: '/api/bench/printer-1', body: { action: 'load-paper' }, status: 200 },
    { path: '/api/bench/printer-9', body: { action: 'load-paper' }, status: 404 },
    { path: '/api/bench/printer-1', body: { action: 'dance' }, status: 400 },
  ],
}
