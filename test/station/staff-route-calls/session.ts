import { portrait } from '#test/support/portrait.ts'
import type { RouteCall } from '../route-calls.ts'
import { LEAD_PIN } from './drawn.ts'

/** The session itself; the last calls end it. */
export const sessionCalls: Record<string, readonly RouteCall[]> = {
  'get /api/session/names': [{ path: '/api/session/names', status: 200 }],
  'get /api/session/awaits': [
    { path: '/api/session/awaits', as: 'clerk', status: 200 },
    { path: '/api/session/awaits', status: 401 },
  ],
  'post /api/session/awake': [
    { path: '/api/session/awake', as: 'clerk', status: 204 },
    { path: '/api/session/awake', status: 401 },
  ],
  'put /api/session/plate': [
    {
      path: '/api/session/plate',
      body: { title: '综合窗口工作人员', number: '02', party: { at: 'member' } },
      as: 'clerk',
      status: 200,
    },
    { path: '/api/session/plate', body: { title: '综合窗口工作人员' }, as: 'clerk', status: 400 },
    {
      path: '/api/session/plate',
      body: { title: '', number: '', party: { at: 'none', branch: '一支部' } },
      as: 'clerk',
      status: 400,
    },
  ],
  'put /api/session/photo': [
    { path: '/api/session/photo', bytes: portrait('png', 300, 400), as: 'clerk', status: 200 },
    { path: '/api/session/photo', bytes: portrait('png', 30, 40), as: 'clerk', status: 400 },
    { path: '/api/session/photo', bytes: portrait('png', 300, 400), status: 401 },
  ],
  'delete /api/session/photo': [{ path: '/api/session/photo', as: 'clerk', status: 200 }],
  'post /api/session': [
    { path: '/api/session', body: { name: '站长', pin: LEAD_PIN }, status: 204 },
    { path: '/api/session', body: { name: '站长', pin: '000000' }, status: 401 },
    { path: '/api/session', body: { name: '站长' }, status: 400 },
  ],
  'get /api/session': [
    { path: '/api/session', as: 'lead', status: 200 },
    { path: '/api/session', status: 401 },
  ],
  'post /api/session/lock': [{ path: '/api/session/lock', as: 'lead', status: 204 }],
  'post /api/session/unlock': [
    { path: '/api/session/unlock', body: { pin: '000000' }, as: 'lead', status: 401 },
    { path: '/api/session/unlock', body: { pin: LEAD_PIN }, as: 'lead', status: 204 },
    { path: '/api/session/unlock', body: {}, as: 'lead', status: 400 },
  ],
  'put /api/session/pin': [
    { path: '/api/session/pin', body: { pin: LEAD_PIN, newPin: '12345' }, as: 'lead', status: 400 },
    { path: '/api/session/pin', body: { pin: LEAD_PIN, newPin: '271828' }, as: 'lead', status: 204 },
    { path: '/api/session/pin', body: { pin: '000000', newPin: '271828' }, as: 'clerk', status: 401 },
  ],
  'delete /api/session': [
    { path: '/api/session', as: 'lead', status: 204 },
    { path: '/api/session', as: 'lead', status: 401 },
  ],
}
