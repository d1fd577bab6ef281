import type { RouteCall } from '../route-calls.ts'
import { FIRST } from './drawn.ts'

const verb = (path: string) => path.slice(path.lastIndexOf('/') + 1)

const made = (path: string, body: object): RouteCall[] => [
  {
    path,
    body: { commandId: `made-up-${verb(path)}`, ticketId: 'made-up', ...body },
    as: 'clerk',
    status: 404,
  },
  { path, body: { ticketId: 'made-up' }, as: 'clerk', status: 400 },
  { path, body: { commandId: 'command-w', ticketId: FIRST, ...body }, status: 401 },
]

/** An answer to a 接替 that nobody has asked for. */
const answered = (path: string): RouteCall[] => [
  { path, body: { commandId: verb(path), asker: 'staff-1' }, as: 'clerk', status: 409 },
  { path, body: { commandId: `${verb(path)}-2` }, as: 'clerk', status: 400 },
  { path, body: { commandId: `${verb(path)}-3`, asker: 'staff-1' }, status: 401 },
]

/** The desk at a window. */
export const windowCalls: Record<string, readonly RouteCall[]> = {
  'get /api/windows': [{ path: '/api/windows', status: 200 }],
  'get /api/windows/{id}/work': [
    { path: '/api/windows/W1/work', as: 'clerk', status: 200 },
    { path: '/api/windows/W9/work', as: 'clerk', status: 404 },
    { path: '/api/windows/W1/work', status: 401 },
  ],
  'get /api/errands': [
    { path: '/api/errands?q=dibao', as: 'clerk', status: 200 },
    { path: '/api/errands', as: 'clerk', status: 400 },
    { path: '/api/errands?q=dibao', status: 401 },
  ],
  'get /api/past-tickets': [
    { path: '/api/past-tickets?at=cancelled', as: 'clerk', status: 200 },
    { path: '/api/past-tickets?q=A001', as: 'clerk', status: 200 },
    { path: '/api/past-tickets?q=A001&day=gestern', as: 'clerk', status: 400 },
    { path: '/api/past-tickets?q=A001', status: 401 },
  ],
  'post /api/windows/{id}/open': [
    { path: '/api/windows/W3/open', body: { commandId: 'command-w-open' }, as: 'clerk', status: 200 },
    { path: '/api/windows/W9/open', body: { commandId: 'w-open-9' }, as: 'clerk', status: 404 },
    { path: '/api/windows/W3/open', body: { commandId: 'w-open-lead' }, as: 'lead', status: 409 },
  ],
  'post /api/windows/{id}/take-over': [
    { path: '/api/windows/W3/take-over', body: { commandId: 'w-over-1' }, as: 'clerk', status: 403 },
    { path: '/api/windows/W9/take-over', body: { commandId: 'w-over-2' }, as: 'lead', status: 404 },
    { path: '/api/windows/W2/take-over', body: { commandId: 'w-over-3' }, as: 'lead', status: 200 },
  ],
  'post /api/windows/{id}/allow-take-over': answered('/api/windows/W3/allow-take-over'),
  'post /api/windows/{id}/refuse-take-over': answered('/api/windows/W3/refuse-take-over'),
  'post /api/windows/{id}/withdraw-take-over': [
    {
      path: '/api/windows/W3/withdraw-take-over',
      body: { commandId: 'w-over-4' },
      as: 'clerk',
      status: 409,
    },
    { path: '/api/windows/W3/withdraw-take-over', body: { commandId: 'w-over-5' }, status: 401 },
  ],
  'post /api/windows/{id}/pause': [
    {
      path: '/api/windows/W3/pause',
      body: { commandId: 'command-w-pause', notice: '取件' },
      as: 'clerk',
      status: 200,
    },
    { path: '/api/windows/W3/pause', body: { commandId: 'w-pause-2' }, as: 'clerk', status: 400 },
  ],
  'post /api/windows/{id}/resume': [
    { path: '/api/windows/W3/resume', body: { commandId: 'w-resume' }, as: 'clerk', status: 200 },
  ],
  'post /api/windows/{id}/call-next': [
    { path: '/api/windows/W3/call-next', body: { commandId: 'command-w-call' }, as: 'clerk', status: 200 },
    { path: '/api/windows/W3/call-next', body: { commandId: 'command-w-call' }, as: 'clerk', status: 200 },
    { path: '/api/windows/W3/call-next', body: { commandId: 'w-call-2' }, as: 'clerk', status: 409 },
    { path: '/api/windows/W3/call-next', body: { commandId: 'w-call-3' }, status: 401 },
  ],
  'post /api/windows/{id}/recall': [
    {
      path: '/api/windows/W3/recall',
      body: { commandId: 'w-recall', ticketId: FIRST },
      as: 'clerk',
      status: 200,
    },
    ...made('/api/windows/W3/recall', {}),
  ],
  'post /api/windows/{id}/serve': [
    {
      path: '/api/windows/W3/serve',
      body: { commandId: 'command-w-serve', ticketId: FIRST },
      as: 'clerk',
      status: 200,
    },
    ...made('/api/windows/W3/serve', {}),
  ],
  'post /api/windows/{id}/finish': [
    {
      path: '/api/windows/W3/finish',
      body: { commandId: 'w-finish', ticketId: FIRST },
      as: 'clerk',
      status: 200,
    },
    ...made('/api/windows/W3/finish', {}),
  ],
  'post /api/windows/{id}/finish-and-call': made('/api/windows/W3/finish-and-call', {}),
  'post /api/windows/{id}/issue': [
    {
      path: '/api/windows/W3/issue',
      body: { commandId: 'command-w-issue', print: 'none' },
      as: 'clerk',
      status: 200,
    },
    {
      path: '/api/windows/W3/issue',
      body: { commandId: 'w-issue-2', revisitOf: 'made-up' },
      as: 'clerk',
      status: 404,
    },
    {
      path: '/api/windows/W3/issue',
      body: { commandId: 'w-issue-3', itemSeq: 'x' },
      as: 'clerk',
      status: 400,
    },
    { path: '/api/windows/W3/issue', body: { commandId: 'w-issue-4' }, status: 401 },
  ],
  'post /api/windows/{id}/call': made('/api/windows/W3/call', { reason: '腿脚不便' }),
  'post /api/windows/{id}/no-show': made('/api/windows/W3/no-show', {}),
  'post /api/windows/{id}/hold': made('/api/windows/W3/hold', { reason: '回家取证件' }),
  'post /api/windows/{id}/return': made('/api/windows/W3/return', {}),
  'post /api/windows/{id}/transfer': made('/api/windows/W3/transfer', { to: { window: 'W1' } }),
  'post /api/windows/{id}/cancel': made('/api/windows/W3/cancel', {}),
  'post /api/windows/{id}/undo': made('/api/windows/W3/undo', {}),
  'post /api/windows/{id}/take-up': made('/api/windows/W3/take-up', {}),
  'post /api/windows/{id}/refuse-priority': made('/api/windows/W3/refuse-priority', {}),
  'post /api/windows/{id}/reprint': made('/api/windows/W3/reprint', {}),
  'post /api/windows/{id}/close': [
    { path: '/api/windows/W3/close', body: { commandId: 'command-w-close' }, as: 'clerk', status: 200 },
  ],
}
