import { portrait } from '#test/support/portrait.ts'
import type { RouteCall } from './route-calls.ts'

/** Stand for what only the running station knows: PINs that it drew and the id of the ticket `first`. */
const LEAD_PIN = '<lead pin>'
const FIRST = '<first>'

const TINGDIAN = {
  class: '通知公告',
  title: '明天停电',
  publisher: '本站',
  publishedAt: '2026-11-12',
  body: '明天上午停电。',
}

const PLATE = { title: '帮办代办员', number: '07', party: { at: 'none' } }
const NO_DEVICE = { base: 'another-file', device: { driver: 'escpos' } }
const PUBLIC_KEY = `ed25519:${'a'.repeat(64)}`
const PAIR = { commandId: 'pair-key-1', key: PUBLIC_KEY, name: '示例市' }
const UNPAIR = { commandId: 'unpair-key-1', key: PUBLIC_KEY, reason: '不再收' }
const NO_PACK = '0'.repeat(64)
const PACK_BYTES = { path: '/api/packs', type: 'application/octet-stream' }

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

/** 一次性告知书 for 高龄补贴, a 承诺件 whose time is 待核定. */
const TOLD = {
  commandId: 'case-told-1',
  itemSeq: 14,
  applicant: { name: '赵某某', phone: '13900000000' },
  outcome: { at: 'told', missing: ['户口簿'] },
}

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

/** An answer to a 接替 that nobody has asked for. */
const answered = (path: string): RouteCall[] => [
  { path, body: { commandId: verb(path), asker: 'staff-1' }, as: 'clerk', status: 409 },
  { path, body: { commandId: `${verb(path)}-2` }, as: 'clerk', status: 400 },
  { path, body: { commandId: `${verb(path)}-3`, asker: 'staff-1' }, status: 401 },
]

/** Everything staff use, in an order in which one leads to the next; the last calls end the sessions. */
export const staffRouteCalls: Record<string, readonly RouteCall[]> = {
  'get /api/session/names': [{ path: '/api/session/names', status: 200 }],
  'get /api/windows': [{ path: '/api/windows', status: 200 }],
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
  'get /api/staff/devices': [
    { path: '/api/staff/devices', as: 'clerk', status: 200 },
    { path: '/api/staff/devices', status: 401 },
  ],
  'get /api/staff/screens': [
    { path: '/api/staff/screens', as: 'clerk', status: 200 },
    { path: '/api/staff/screens', status: 401 },
  ],
  'get /api/devices/{id}/setup': [
    { path: '/api/devices/printer-1/setup', as: 'lead', status: 200 },
    { path: '/api/devices/printer-9/setup', as: 'lead', status: 404 },
    { path: '/api/devices/printer-1/setup', as: 'clerk', status: 403 },
    { path: '/api/devices/printer-1/setup', status: 401 },
  ],
  'put /api/devices/{id}': [
    {
      path: '/api/devices/printer-9',
      body: { commandId: 'change-device-1', ...NO_DEVICE },
      as: 'lead',
      status: 404,
    },
    {
      path: '/api/devices/printer-1',
      body: { commandId: 'change-device-2', ...NO_DEVICE },
      as: 'lead',
      status: 409,
    },
    { path: '/api/devices/printer-1', body: NO_DEVICE, as: 'lead', status: 400 },
    {
      path: '/api/devices/printer-1',
      body: { commandId: 'change-device-3', ...NO_DEVICE },
      as: 'clerk',
      status: 403,
    },
    { path: '/api/devices/printer-1', body: { commandId: 'change-device-4', ...NO_DEVICE }, status: 401 },
  ],
  'post /api/devices/{id}/test': [
    { path: '/api/devices/printer-1/test', body: { commandId: 'test-device-1' }, as: 'lead', status: 200 },
    { path: '/api/devices/printer-9/test', body: { commandId: 'test-device-2' }, as: 'lead', status: 404 },
    { path: '/api/devices/printer-1/test', body: {}, as: 'lead', status: 400 },
    { path: '/api/devices/printer-1/test', body: { commandId: 'test-device-3' }, status: 401 },
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
  'post /api/media': [
    { path: '/api/media', bytes: portrait('png', 300, 400), as: 'lead', status: 201 },
    { path: '/api/media', bytes: Buffer.from('<svg>'), as: 'lead', status: 400 },
    { path: '/api/media', bytes: portrait('png', 300, 400), as: 'clerk', status: 403 },
    { path: '/api/media', bytes: portrait('png', 300, 400), status: 401 },
  ],
  'post /api/cases': [
    { path: '/api/cases', body: TOLD, as: 'clerk', status: 201 },
    { path: '/api/cases', body: TOLD, as: 'clerk', status: 200 },
    {
      path: '/api/cases',
      body: { ...TOLD, commandId: 'case-done-1', outcome: { at: 'done' } },
      as: 'clerk',
      status: 422,
    },
    {
      path: '/api/cases',
      body: { ...TOLD, commandId: 'case-none-1', itemSeq: 999 },
      as: 'clerk',
      status: 422,
    },
    {
      path: '/api/cases',
      body: { ...TOLD, commandId: 'case-wait-1', ticketId: 'made-up' },
      as: 'clerk',
      status: 404,
    },
    { path: '/api/cases', body: { ...TOLD, idNumber: '1' }, as: 'clerk', status: 400 },
    { path: '/api/cases', body: TOLD, status: 401 },
  ],
  'get /api/cases': [
    { path: '/api/cases', as: 'clerk', status: 200 },
    { path: '/api/cases?state=over&before=2026-0001', as: 'lead', status: 200 },
    { path: '/api/cases?find=2026-0001', as: 'lead', status: 200 },
    { path: '/api/cases?state=lost', as: 'lead', status: 400 },
    { path: '/api/cases', status: 401 },
  ],
  'get /api/cases/{id}': [
    { path: '/api/cases/case-told-1', as: 'clerk', status: 200 },
    { path: '/api/cases/none', as: 'clerk', status: 404 },
  ],
  'post /api/cases/{id}/contact': [
    { path: '/api/cases/case-told-1/contact', body: { commandId: 'case-read-1' }, as: 'lead', status: 200 },
    { path: '/api/cases/none/contact', body: { commandId: 'case-read-2' }, as: 'lead', status: 404 },
    { path: '/api/cases/none/contact', body: {}, as: 'lead', status: 400 },
  ],
  'get /api/cases/{id}/sheet': [
    { path: '/api/cases/case-told-1/sheet', as: 'clerk', status: 200 },
    { path: '/api/cases/case-told-1/sheet?kind=done', as: 'clerk', status: 404 },
    { path: '/api/cases/case-told-1/sheet?ordinal=0', as: 'clerk', status: 400 },
  ],
  'get /api/case-forms/{seq}': [
    { path: '/api/case-forms/14', as: 'clerk', status: 200 },
    { path: '/api/case-forms/999', as: 'clerk', status: 404 },
    { path: '/api/case-forms/a', as: 'clerk', status: 400 },
  ],
  'post /api/cases/{id}/print': [
    { path: '/api/cases/case-told-1/print', body: { commandId: 'case-print-1' }, as: 'clerk', status: 200 },
    {
      path: '/api/cases/case-told-1/print',
      body: { commandId: 'case-print-2', kind: 'done' },
      as: 'clerk',
      status: 404,
    },
    { path: '/api/cases/case-told-1/print', body: {}, as: 'clerk', status: 400 },
  ],
  'post /api/cases/{id}/changes': [
    {
      path: '/api/cases/case-told-1/changes',
      body: { commandId: 'case-next-1', change: { at: 'accepted' } },
      as: 'clerk',
      status: 422,
    },
    {
      path: '/api/cases/case-told-1/changes',
      body: {
        commandId: 'case-next-2',
        change: { at: 'accepted', due: { date: '2099-12-18', basis: '镇民政办电话' } },
      },
      as: 'lead',
      status: 200,
    },
    {
      path: '/api/cases/case-told-1/changes',
      body: { commandId: 'case-next-3', change: { at: 'resumed' } },
      as: 'lead',
      status: 409,
    },
    {
      path: '/api/cases/case-told-1/changes',
      body: { commandId: 'case-next-4', change: { at: 'lost' } },
      as: 'lead',
      status: 400,
    },
    {
      path: '/api/cases/none/changes',
      body: { commandId: 'case-next-5', change: { at: 'undone' } },
      as: 'lead',
      status: 404,
    },
  ],
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
  'get /api/packs': [
    { path: '/api/packs', as: 'lead', status: 200 },
    { path: '/api/packs', as: 'clerk', status: 403 },
  ],
  'post /api/packs': [
    { ...PACK_BYTES, bytes: Buffer.from('序号,名称'), as: 'lead', status: 422 },
    { ...PACK_BYTES, bytes: Buffer.from('序号,名称'), as: 'clerk', status: 403 },
    { path: '/api/packs', body: {}, as: 'lead', status: 400 },
  ],
  'get /api/packs/{sha256}': [
    { path: `/api/packs/${NO_PACK}`, as: 'lead', status: 404 },
    { path: '/api/packs/none', as: 'lead', status: 400 },
  ],
  'post /api/packs/{sha256}/take': [
    { path: `/api/packs/${NO_PACK}/take`, body: { commandId: 'take-pack-1' }, as: 'lead', status: 404 },
    { path: `/api/packs/${NO_PACK}/take`, body: { commandId: 'take-pack-2' }, status: 401 },
  ],
  'post /api/packs/remove': [
    {
      path: '/api/packs/remove',
      body: { commandId: 'remove-pack-1', reason: '没有用上' },
      as: 'lead',
      status: 200,
    },
    { path: '/api/packs/remove', body: { commandId: 'remove-pack-2' }, as: 'lead', status: 400 },
  ],
  'post /api/pack-keys/read': [
    { path: '/api/pack-keys/read', body: { text: PUBLIC_KEY }, as: 'lead', status: 200 },
    { path: '/api/pack-keys/read', body: { text: '序号,名称' }, as: 'lead', status: 422 },
    { path: '/api/pack-keys/read', body: { text: '' }, as: 'lead', status: 400 },
    { path: '/api/pack-keys/read', body: { text: PUBLIC_KEY }, as: 'clerk', status: 403 },
  ],
  'post /api/pack-keys': [
    { path: '/api/pack-keys', body: { ...PAIR, pin: LEAD_PIN }, as: 'lead', status: 200 },
    {
      path: '/api/pack-keys',
      body: { ...PAIR, commandId: 'pair-key-2', name: '别的市', pin: LEAD_PIN },
      as: 'lead',
      status: 409,
    },
    { path: '/api/pack-keys', body: { ...PAIR, pin: '000000' }, as: 'lead', status: 401 },
    { path: '/api/pack-keys', body: PAIR, as: 'lead', status: 400 },
    { path: '/api/pack-keys', body: { ...PAIR, pin: LEAD_PIN }, as: 'clerk', status: 403 },
  ],
  'post /api/pack-keys/withdraw': [
    { path: '/api/pack-keys/withdraw', body: { ...UNPAIR, pin: '000000' }, as: 'lead', status: 401 },
    { path: '/api/pack-keys/withdraw', body: { ...UNPAIR, pin: LEAD_PIN }, as: 'lead', status: 200 },
    { path: '/api/pack-keys/withdraw', body: { ...UNPAIR, pin: LEAD_PIN }, as: 'clerk', status: 403 },
  ],
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
  'delete /api/session/photo': [{ path: '/api/session/photo', as: 'clerk', status: 200 }],
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

/** A body as it is sent, with what the station drew in place of what stands for it. */
export function filledIn(body: unknown, drawn: { leadPin: string; first: string }): string {
  return JSON.stringify(body).replaceAll(LEAD_PIN, drawn.leadPin).replaceAll(FIRST, drawn.first)
}
