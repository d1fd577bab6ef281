import type { RouteCall } from '../route-calls.ts'

/** Calls for staff, and what the hall has said. */
export const staffCallCalls: Record<string, readonly RouteCall[]> = {
  'post /api/staff-calls': [
    { path: '/api/staff-calls', body: { commandId: 'command-help' }, status: 201 },
    { path: '/api/staff-calls', body: { commandId: 'command-help-2' }, status: 200 },
    { path: '/api/staff-calls', body: {}, status: 400 },
  ],
  'post /api/staff-calls/{id}/cancel': [
    { path: '/api/staff-calls/none/cancel', body: { commandId: 'command-help-3' }, status: 204 },
    { path: '/api/staff-calls/none/cancel', body: {}, status: 400 },
  ],
  'post /api/staff-calls/{id}/answer': [
    { path: '/api/staff-calls/none/answer', body: { commandId: 'command-help-4' }, as: 'clerk', status: 404 },
    { path: '/api/staff-calls/none/answer', body: { commandId: 'command-help-5' }, status: 401 },
  ],
  'post /api/staff-calls/{id}/hand-over': [
    {
      path: '/api/staff-calls/none/hand-over',
      body: { commandId: 'command-help-6', to: 'staff-1' },
      as: 'clerk',
      status: 404,
    },
    {
      path: '/api/staff-calls/none/hand-over',
      body: { commandId: 'command-help-7', to: 'staff-1' },
      status: 401,
    },
  ],
  'post /api/staff-calls/{id}/end': [
    { path: '/api/staff-calls/none/end', body: { commandId: 'command-help-8' }, as: 'clerk', status: 204 },
    { path: '/api/staff-calls/none/end', body: { commandId: 'command-help-9' }, status: 401 },
  ],
  'post /api/announcements/{id}/spoken': [
    {
      path: '/api/announcements/999999/spoken',
      body: { screen: 'hall-1', witness: 'x', outcome: 'spoken' },
      status: 403,
    },
    {
      path: '/api/announcements/1/spoken',
      body: { screen: '大屏', witness: 'x', outcome: 'spoken' },
      status: 400,
    },
  ],
  'post /api/hall/heard': [
    {
      path: '/api/hall/heard',
      body: { screen: 'hall-1', witness: 'x', sound: 'on', saying: null },
      status: 403,
    },
    {
      path: '/api/hall/heard',
      body: { screen: 'hall-1', witness: 'x', sound: 'loud', saying: null },
      status: 400,
    },
  ],
}
