import { portrait } from '#test/support/portrait.ts'
import type { RouteCall } from '../route-calls.ts'
import { LEAD_PIN } from './drawn.ts'

const PLATE = { title: '帮办代办员', number: '07', party: { at: 'none' } }

/** Accounts, plates and photos. */
export const peopleCalls: Record<string, readonly RouteCall[]> = {
  'put /api/staff/{id}/plate': [
    { path: '/api/staff/staff-2/plate', body: PLATE, as: 'lead', status: 200 },
    { path: '/api/staff/staff-99/plate', body: PLATE, as: 'lead', status: 404 },
    { path: '/api/staff/staff-2/plate', body: PLATE, as: 'clerk', status: 403 },
    { path: '/api/staff/staff-2/plate', body: {}, as: 'lead', status: 400 },
  ],
  'put /api/staff/{id}/photo': [
    { path: '/api/staff/staff-2/photo', bytes: portrait('png', 300, 400), as: 'lead', status: 200 },
    { path: '/api/staff/staff-2/photo', bytes: portrait('png', 30, 40), as: 'lead', status: 400 },
    { path: '/api/staff/staff-2/photo', bytes: portrait('png', 300, 400), as: 'clerk', status: 403 },
  ],
  'delete /api/staff/{id}/photo': [
    { path: '/api/staff/staff-2/photo', as: 'lead', status: 200 },
    { path: '/api/staff/staff-99/photo', as: 'lead', status: 404 },
  ],
  'get /api/staff/{clerkId}/photo': [{ path: '/api/staff/staff-1/photo', status: 404 }],
  'get /api/staff': [
    { path: '/api/staff', as: 'lead', status: 200 },
    { path: '/api/staff', as: 'clerk', status: 403 },
    { path: '/api/staff', status: 401 },
  ],
  'get /api/staff/changes': [
    { path: '/api/staff/changes', as: 'lead', status: 200 },
    { path: '/api/staff/changes', as: 'clerk', status: 403 },
  ],
  'post /api/staff': [
    { path: '/api/staff', body: { name: '赵', role: 'clerk', pin: '000000' }, as: 'lead', status: 401 },
    { path: '/api/staff', body: { name: '王芳', role: 'clerk', pin: LEAD_PIN }, as: 'lead', status: 201 },
    { path: '/api/staff', body: { name: '王芳', role: 'clerk', pin: LEAD_PIN }, as: 'lead', status: 409 },
    { path: '/api/staff', body: { name: '王 芳', role: 'clerk', pin: LEAD_PIN }, as: 'lead', status: 400 },
    { path: '/api/staff', body: { name: '李强', role: 'lead', pin: LEAD_PIN }, as: 'clerk', status: 403 },
  ],
  'put /api/staff/{id}': [
    {
      path: '/api/staff/staff-5',
      body: { name: '王芳芳', role: 'clerk', pin: LEAD_PIN },
      as: 'lead',
      status: 200,
    },
    {
      path: '/api/staff/staff-99',
      body: { name: '王', role: 'clerk', pin: LEAD_PIN },
      as: 'lead',
      status: 404,
    },
  ],
  'post /api/staff/{id}/reset-pin': [
    { path: '/api/staff/staff-5/reset-pin', body: { pin: LEAD_PIN }, as: 'lead', status: 200 },
    { path: '/api/staff/staff-99/reset-pin', body: { pin: LEAD_PIN }, as: 'lead', status: 404 },
  ],
  'post /api/staff/{id}/disable': [
    { path: '/api/staff/staff-5/disable', body: { pin: LEAD_PIN }, as: 'lead', status: 200 },
    { path: '/api/staff/staff-1/disable', body: { pin: LEAD_PIN }, as: 'lead', status: 409 },
  ],
  'post /api/staff/{id}/enable': [
    { path: '/api/staff/staff-5/enable', body: { pin: LEAD_PIN }, as: 'lead', status: 200 },
  ],
  'delete /api/staff/{id}/sessions': [
    { path: '/api/staff/staff-5/sessions', as: 'lead', status: 200 },
    { path: '/api/staff/staff-99/sessions', as: 'lead', status: 404 },
  ],
}
