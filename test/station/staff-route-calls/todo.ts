import type { RouteCall } from '../route-calls.ts'

/** What is to do: troubles, the first steps of a new station, backups. */
export const todoCalls: Record<string, readonly RouteCall[]> = {
  'get /api/troubles': [
    { path: '/api/troubles', as: 'clerk', status: 200 },
    { path: '/api/troubles', status: 401 },
  ],
  'get /api/todo': [
    { path: '/api/todo', as: 'lead', status: 200 },
    { path: '/api/todo', as: 'clerk', status: 200 },
    { path: '/api/todo', status: 401 },
  ],
  'get /api/first-use': [
    { path: '/api/first-use', as: 'lead', status: 200 },
    { path: '/api/first-use', as: 'clerk', status: 403 },
  ],
  'post /api/first-use/{step}': [
    {
      path: '/api/first-use/utilities',
      body: { commandId: 'first-use-1', as: 'later' },
      as: 'lead',
      status: 200,
    },
    {
      path: '/api/first-use/weather',
      body: { commandId: 'first-use-2', as: 'later' },
      as: 'lead',
      status: 400,
    },
    {
      path: '/api/first-use/utilities',
      body: { commandId: 'first-use-3', as: 'later' },
      as: 'clerk',
      status: 403,
    },
  ],
  'post /api/troubles/seen': [
    { path: '/api/troubles/seen', body: { ids: ['device:printer-1'] }, as: 'clerk', status: 204 },
    { path: '/api/troubles/seen', body: { ids: [] }, as: 'clerk', status: 400 },
    { path: '/api/troubles/seen', body: { ids: ['device:printer-1'] }, status: 401 },
  ],
  'post /api/troubles/acknowledge': [
    {
      path: '/api/troubles/acknowledge',
      body: { commandId: 'acknowledge-1', id: 'device:gone' },
      as: 'clerk',
      status: 200,
    },
    { path: '/api/troubles/acknowledge', body: { id: 'device:gone' }, as: 'clerk', status: 400 },
    {
      path: '/api/troubles/acknowledge',
      body: { commandId: 'acknowledge-1', id: 'device:gone' },
      status: 401,
    },
  ],
  'get /api/backups': [
    { path: '/api/backups', as: 'lead', status: 200 },
    { path: '/api/backups', as: 'clerk', status: 403 },
  ],
  'post /api/backups': [
    { path: '/api/backups', body: { commandId: 'back-up-1', place: '/nowhere' }, as: 'lead', status: 404 },
    { path: '/api/backups', body: { commandId: 'back-up-2' }, as: 'lead', status: 400 },
    { path: '/api/backups', body: { commandId: 'back-up-3', place: '/nowhere' }, as: 'clerk', status: 403 },
    { path: '/api/backups', body: { commandId: 'back-up-4', place: '/nowhere' }, status: 401 },
  ],
}
