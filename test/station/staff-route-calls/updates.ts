import type { RouteCall } from '../route-calls.ts'
import { LEAD_PIN } from './drawn.ts'

const TAKE = { commandId: 'take-update-1', id: 'sent', when: 'closing', older: false, pin: LEAD_PIN }
const PART = { type: 'application/x-station-update', bytes: Buffer.from('x'), as: 'lead' } as const

/** Updates of the program: a checkout cannot be updated from its pages. */
export const updateCalls: Record<string, readonly RouteCall[]> = {
  'get /api/updates': [
    { path: '/api/updates', as: 'lead', status: 200 },
    { path: '/api/updates', as: 'clerk', status: 403 },
  ],
  'post /api/updates/parts': [
    { ...PART, path: '/api/updates/parts?of=a&at=0', status: 409 },
    { ...PART, path: '/api/updates/parts?of=a', status: 400 },
  ],
  'post /api/updates/take': [
    { path: '/api/updates/take', body: TAKE, as: 'lead', status: 409 },
    { path: '/api/updates/take', body: TAKE, as: 'clerk', status: 403 },
    { path: '/api/updates/take', body: { commandId: 'take-update-2' }, as: 'lead', status: 400 },
  ],
  'post /api/updates/switch': [
    {
      path: '/api/updates/switch',
      body: { commandId: 'switch-1', pin: LEAD_PIN },
      as: 'lead',
      status: 409,
    },
    { path: '/api/updates/switch', body: { commandId: 'switch-2' }, as: 'lead', status: 400 },
  ],
}
