import type { Area } from '#daemon/http/server/listeners.ts'

/**
 * Whom a route lets in. `anybody`: no session; `at-screen`: signed in, locked or not; `clerk`: signed in and not locked;
 * `lead`: of those the 站长 alone. Writes of staff also want the header `x-kiosk: 1`.
 */
export type Admits = 'anybody' | 'at-screen' | 'clerk' | 'lead'

/** Every route there is, where it belongs and whom it lets in. A new route that is not here fails the tests. */
export const routeTable: Record<string, { area: Area; admits: Admits }> = {
  ...all('public', 'anybody', [
    'get /healthz',
    'get /assets/{asset}',
    'get /api/queue',
    'get /api/live',
    'get /api/notices',
    'get /api/notices/{id}',
    'get /voice/index',
    'get /voice/{file}',
    'post /api/speech',
  ]),
  ...all('residents', 'anybody', [
    'get /',
    'post /api/tickets',
    'post /api/tickets/reprint',
    'get /api/tickets/by-command/{commandId}',
    'post /api/tickets/find',
    'post /api/tickets/find/armed',
    'delete /api/tickets/find/armed',
    'post /api/card/read',
    'delete /api/card/read',
    'get /api/guides',
    'get /api/guides/search',
    'get /api/guides/{seq}',
    'post /api/guides/{seq}/print',
    'get /api/places',
    'get /api/devices',
    'post /api/staff-calls',
    'post /api/staff-calls/{id}/cancel',
  ]),
  ...all('staff', 'anybody', [
    'get /hall',
    'get /board',
    'get /clerk',
    'get /window/{id}',
    'get /api/windows',
    'get /api/staff/{clerkId}/photo',
    'post /api/announcements/{id}/spoken',
    'post /api/session',
    'get /api/session/names',
  ]),
  ...all('staff', 'at-screen', [
    'get /api/session',
    'post /api/session/lock',
    'post /api/session/unlock',
    'delete /api/session',
  ]),
  ...all('staff', 'clerk', [
    'put /api/session/pin',
    'post /api/session/awake',
    'put /api/session/plate',
    'put /api/session/photo',
    'delete /api/session/photo',
    'get /api/troubles',
    'get /api/windows/{id}/desk',
    'post /api/windows/{id}/open',
    'post /api/windows/{id}/pause',
    'post /api/windows/{id}/resume',
    'post /api/windows/{id}/close',
    'post /api/windows/{id}/call-next',
    'post /api/windows/{id}/recall',
    'post /api/windows/{id}/serve',
    'post /api/windows/{id}/finish',
    'post /api/windows/{id}/finish-and-call',
    'post /api/windows/{id}/no-show',
    'post /api/windows/{id}/hold',
    'post /api/windows/{id}/return',
    'post /api/windows/{id}/transfer',
    'post /api/windows/{id}/cancel',
    'post /api/windows/{id}/refuse-priority',
    'post /api/windows/{id}/reprint',
    'post /api/staff-calls/{id}/answer',
    'post /api/staff-calls/{id}/hand-over',
    'post /api/staff-calls/{id}/end',
  ]),
  ...all('staff', 'lead', [
    'get /api/staff',
    'post /api/staff',
    'put /api/staff/{id}',
    'post /api/staff/{id}/reset-pin',
    'post /api/staff/{id}/disable',
    'post /api/staff/{id}/enable',
    'delete /api/staff/{id}/sessions',
  ]),
  ...all('keeper', 'anybody', [
    'get /readyz',
    'get /metrics',
    'get /bench',
    'get /api/bench',
    'get /api/bench/live',
    'post /api/bench/{deviceId}',
    'get /api/docs',
    'get /api/docs/json',
  ]),
  ...all('phone', 'anybody', ['get /t/{token}', 'get /t/{token}/ticket', 'get /t/{token}/live']),
}

function all(area: Area, admits: Admits, routes: readonly string[]) {
  return Object.fromEntries(routes.map((route) => [route, { area, admits }]))
}
