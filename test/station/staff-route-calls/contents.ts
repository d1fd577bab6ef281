import { portrait } from '#test/support/portrait.ts'
import type { RouteCall } from '../route-calls.ts'

const TINGDIAN = {
  class: '通知公告',
  title: '明天停电',
  publisher: '本站',
  publishedAt: '2026-11-12',
  body: '明天上午停电。',
}

/** What people write, and the pictures in it. */
export const contentCalls: Record<string, readonly RouteCall[]> = {
  'get /api/guide-upkeep': [
    { path: '/api/guide-upkeep', as: 'lead', status: 200 },
    { path: '/api/guide-upkeep', as: 'clerk', status: 403 },
  ],
  'get /api/online-rate': [
    { path: '/api/online-rate', as: 'lead', status: 200 },
    { path: '/api/online-rate', as: 'clerk', status: 403 },
  ],
  'get /api/contents': [
    { path: '/api/contents', as: 'lead', status: 200 },
    { path: '/api/contents', as: 'clerk', status: 403 },
  ],
  'get /api/contents/{kind}': [
    ...(['notice', 'guide', 'places', 'station', 'plates', 'rules'] as const).map((kind) => {
      return { path: `/api/contents/${kind}`, as: 'lead', status: 200 } as const
    }),
    { path: '/api/contents/none', as: 'lead', status: 400 },
    { path: '/api/contents/notice', status: 401 },
  ],
  'get /api/contents/{kind}/{id}': [
    { path: '/api/contents/guide/10', as: 'lead', status: 200 },
    { path: '/api/contents/guide/10?against=file', as: 'lead', status: 200 },
    { path: '/api/contents/guide/10?version=1', as: 'lead', status: 404 },
    { path: '/api/contents/guide/999', as: 'lead', status: 404 },
    { path: '/api/contents/guide/10', as: 'clerk', status: 403 },
  ],
  'post /api/contents/{kind}/{id}/check': [
    { path: '/api/contents/notice/tingdian/check', body: { document: TINGDIAN }, as: 'lead', status: 200 },
    { path: '/api/contents/places/elsewhere/check', body: { document: {} }, as: 'lead', status: 404 },
    { path: '/api/contents/notice/tingdian/check', body: { document: [] }, as: 'lead', status: 400 },
    { path: '/api/contents/notice/tingdian/check', body: { document: {} }, as: 'clerk', status: 403 },
  ],
  'put /api/contents/{kind}/{id}': [
    {
      path: '/api/contents/notice/tingdian',
      body: { commandId: 'keep-notice-1', base: null, document: TINGDIAN },
      as: 'lead',
      status: 200,
    },
    {
      path: '/api/contents/notice/tingdian',
      body: { commandId: 'keep-notice-2', base: null, document: {} },
      as: 'lead',
      status: 409,
    },
    {
      path: '/api/contents/places/elsewhere',
      body: { commandId: 'keep-places-1', base: null, document: {} },
      as: 'lead',
      status: 404,
    },
    {
      path: '/api/contents/notice/tingdian',
      body: { commandId: 'keep-notice-3', base: 1, document: [] },
      as: 'lead',
      status: 400,
    },
    {
      path: '/api/contents/notice/tingdian',
      body: { commandId: 'keep-notice-4', base: 1, document: {} },
      as: 'clerk',
      status: 403,
    },
  ],
  'post /api/contents/{kind}/{id}/publish': [
    {
      path: '/api/contents/notice/tingdian/publish',
      body: { commandId: 'publish-notice-1', version: 1 },
      as: 'lead',
      status: 200,
    },
    {
      path: '/api/contents/notice/tingdian/publish',
      body: { commandId: 'publish-notice-2', version: 9 },
      as: 'lead',
      status: 404,
    },
    {
      path: '/api/contents/notice/tingdian/publish',
      body: { commandId: 'publish-notice-3', version: 1, until: '2020-01-01' },
      as: 'lead',
      status: 422,
    },
    {
      path: '/api/contents/notice/none/publish',
      body: { commandId: 'publish-notice-4', version: 1 },
      as: 'lead',
      status: 404,
    },
    {
      path: '/api/contents/notice/tingdian/publish',
      body: { commandId: 'publish-notice-5', version: 1 },
      status: 401,
    },
  ],
  'post /api/contents/{kind}/{id}/withdraw': [
    {
      path: '/api/contents/notice/tingdian/withdraw',
      body: { commandId: 'withdraw-notice-1' },
      as: 'lead',
      status: 200,
    },
    {
      path: '/api/contents/notice/none/withdraw',
      body: { commandId: 'withdraw-notice-2' },
      as: 'lead',
      status: 404,
    },
  ],
  'get /api/notices/{id}/sheet': [
    { path: '/api/notices/none/sheet?as=pdf', as: 'lead', status: 404 },
    { path: '/api/notices/none/sheet?as=doc', as: 'lead', status: 400 },
    { path: '/api/notices/none/sheet?as=pdf', as: 'clerk', status: 403 },
  ],
  'post /api/media': [
    { path: '/api/media', bytes: portrait('png', 300, 400), as: 'lead', status: 201 },
    { path: '/api/media', bytes: Buffer.from('<svg>'), as: 'lead', status: 400 },
    { path: '/api/media', bytes: portrait('png', 300, 400), as: 'clerk', status: 403 },
    { path: '/api/media', bytes: portrait('png', 300, 400), status: 401 },
  ],
}
