import type { RouteCall } from '../route-calls.ts'

/** A press on what a resident has told the station; see the calls of residents. */
const answering = (press: string, body: object): RouteCall[] => [
  {
    path: `/api/feedback/feedback-1/${press}`,
    body: { commandId: `press-${press}-1`, ...body },
    as: 'lead',
    status: 200,
  },
  {
    path: `/api/feedback/none/${press}`,
    body: { commandId: `press-${press}-none`, ...body },
    as: 'lead',
    status: 404,
  },
  { path: `/api/feedback/none/${press}`, body: { ...body }, as: 'lead', status: 400 },
]

/** What residents have told the station. */
export const feedbackCalls: Record<string, readonly RouteCall[]> = {
  'get /api/feedback': [
    { path: '/api/feedback', as: 'lead', status: 200 },
    { path: '/api/feedback?before=0', as: 'lead', status: 400 },
    { path: '/api/feedback', as: 'clerk', status: 403 },
    { path: '/api/feedback', status: 401 },
  ],
  'post /api/feedback/{id}/confirm': answering('confirm', {}),
  'post /api/feedback/{id}/hand-on': answering('hand-on', { to: '镇民政办', phone: '4221234' }),
  'post /api/feedback/{id}/contact': answering('contact', {}),
  'post /api/feedback/{id}/reply': [
    {
      path: '/api/feedback/none/reply',
      body: { commandId: 'reply-none', text: '好' },
      as: 'lead',
      status: 404,
    },
    {
      path: '/api/feedback/none/reply',
      body: { commandId: 'reply-empty', text: ' ' },
      as: 'lead',
      status: 400,
    },
    {
      path: '/api/feedback/none/reply',
      body: { commandId: 'reply-clerk', text: '好' },
      as: 'clerk',
      status: 403,
    },
  ],
  'post /api/feedback/{id}/correct': [
    {
      path: '/api/feedback/none/correct',
      body: { commandId: 'correct-none', text: '好' },
      as: 'lead',
      status: 404,
    },
    {
      path: '/api/feedback/none/correct',
      body: { commandId: 'correct-empty', text: ' ' },
      as: 'lead',
      status: 400,
    },
    {
      path: '/api/feedback/none/correct',
      body: { commandId: 'correct-clerk', text: '好' },
      as: 'clerk',
      status: 403,
    },
  ],
  'post /api/feedback/{id}/close': [
    ...answering('close', { why: 'checked' }),
    {
      path: '/api/feedback/feedback-1/close',
      body: { commandId: 'close-twice', why: 'mended' },
      as: 'lead',
      status: 404,
    },
  ],
}
