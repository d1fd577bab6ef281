import type { RouteCall } from '../route-calls.ts'

/** The day, its exceptions and its reports. */
export const dayCalls: Record<string, readonly RouteCall[]> = {
  'post /api/day/confirm': [
    {
      path: '/api/day/confirm',
      body: { commandId: 'confirm-day-1', day: '2099-01-01' },
      as: 'clerk',
      status: 409,
    },
    {
      path: '/api/day/confirm',
      body: { commandId: 'confirm-day-2', day: 'today' },
      as: 'clerk',
      status: 400,
    },
    { path: '/api/day/confirm', body: { commandId: 'confirm-day-3', day: '2099-01-01' }, status: 401 },
  ],
  'get /api/reports/now': [
    { path: '/api/reports/now', as: 'lead', status: 200 },
    { path: '/api/reports/now', as: 'clerk', status: 403 },
  ],
  'get /api/reports/day': [
    { path: '/api/reports/day?format=json', as: 'lead', status: 200 },
    { path: '/api/reports/day?day=2026-02-29&format=json', as: 'lead', status: 400 },
    { path: '/api/reports/day?day=2026-02-28&format=json', as: 'lead', status: 200 },
    { path: '/api/reports/day', as: 'clerk', status: 403 },
    { path: '/api/reports/day', status: 401 },
  ],
  'get /api/reports/month': [
    { path: '/api/reports/month?month=2026-02&format=json', as: 'lead', status: 200 },
    { path: '/api/reports/month?month=2026-13', as: 'lead', status: 400 },
    { path: '/api/reports/month?month=2026-02', as: 'clerk', status: 403 },
    { path: '/api/reports/month?month=2026-02', status: 401 },
  ],
  'post /api/reports/day/print': [
    {
      path: '/api/reports/day/print',
      body: { commandId: 'print-day-1', day: '2026-11-23', kiosk: 'kiosk-9' },
      as: 'lead',
      status: 422,
    },
    {
      path: '/api/reports/day/print',
      body: { commandId: 'print-day-2', day: '2026-11-23' },
      as: 'lead',
      status: 200,
    },
    {
      path: '/api/reports/day/print',
      body: { commandId: 'print-day-3', day: '2026-11-31' },
      as: 'lead',
      status: 400,
    },
    {
      path: '/api/reports/day/print',
      body: { commandId: 'print-day-4', day: '2026-11-23' },
      as: 'clerk',
      status: 403,
    },
  ],
  'get /api/day/plan': [
    { path: '/api/day/plan', as: 'clerk', status: 200 },
    { path: '/api/day/plan', status: 401 },
  ],
  'post /api/day/stop-issuing': [
    {
      path: '/api/day/stop-issuing',
      body: { commandId: 'stop-issuing-1', when: { at: 'waiting', count: 500 } },
      as: 'lead',
      status: 200,
    },
    {
      path: '/api/day/stop-issuing',
      body: { commandId: 'stop-issuing-2', when: { at: 'waiting' } },
      as: 'lead',
      status: 400,
    },
    {
      path: '/api/day/stop-issuing',
      body: { commandId: 'stop-issuing-3', when: { at: 'now' } },
      as: 'clerk',
      status: 403,
    },
  ],
  'post /api/day/resume-issuing': [
    { path: '/api/day/resume-issuing', body: { commandId: 'resume-issuing-1' }, as: 'lead', status: 200 },
    { path: '/api/day/resume-issuing', body: { commandId: 'resume-issuing-2' }, as: 'clerk', status: 403 },
  ],
  'post /api/day/exceptions': [
    {
      path: '/api/day/exceptions',
      body: {
        commandId: 'exception-1',
        day: '2099-01-01',
        exception: { at: 'closes-earlier', time: '15:00' },
        reason: '学习',
      },
      as: 'lead',
      status: 200,
    },
    {
      path: '/api/day/exceptions',
      body: { commandId: 'exception-2', day: '2099-02-30', exception: { at: 'closed' }, reason: '' },
      as: 'lead',
      status: 400,
    },
    {
      path: '/api/day/exceptions',
      body: { commandId: 'exception-3', day: '2020-01-01', exception: { at: 'closed' }, reason: '' },
      as: 'lead',
      status: 409,
    },
    {
      path: '/api/day/exceptions',
      body: { commandId: 'exception-4', day: '2099-01-01', exception: { at: 'closed' }, reason: '' },
      as: 'clerk',
      status: 403,
    },
  ],
  'post /api/day/exceptions/{id}/withdraw': [
    {
      path: '/api/day/exceptions/none/withdraw',
      body: { commandId: 'exception-5' },
      as: 'lead',
      status: 409,
    },
    { path: '/api/day/exceptions/none/withdraw', body: { commandId: 'exception-6' }, status: 401 },
  ],
}
