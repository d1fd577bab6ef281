import type { RouteCall } from '../route-calls.ts'

/** 一次性告知书 for 高龄补贴, a 承诺件 whose time is 待核定. */
const TOLD = {
  commandId: 'case-told-1',
  itemSeq: 14,
  applicant: { name: '赵某某', phone: '13900000000' },
  outcome: { at: 'told', missing: ['户口簿'] },
}

/** Cases, from 一次性告知 to their papers. */
export const caseCalls: Record<string, readonly RouteCall[]> = {
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
  'get /api/cases/earlier': [
    { path: '/api/cases/earlier?ticketId=none&itemSeq=14', as: 'clerk', status: 200 },
    { path: '/api/cases/earlier?ticketId=none', as: 'clerk', status: 400 },
    { path: '/api/cases/earlier?ticketId=none&itemSeq=14', status: 401 },
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
  'get /api/agents': [
    { path: '/api/agents', as: 'clerk', status: 200 },
    { path: '/api/agents', status: 401 },
  ],
  'get /api/agency': [
    { path: '/api/agency', as: 'clerk', status: 200 },
    { path: '/api/agency', status: 401 },
  ],
  'get /api/agency/tally': [
    { path: '/api/agency/tally?from=2026-01-01&until=2026-12-31', as: 'lead', status: 200 },
    { path: '/api/agency/tally?from=2026', as: 'lead', status: 400 },
    { path: '/api/agency/tally?from=2026-01-01&until=2026-12-31', as: 'clerk', status: 403 },
  ],
  'post /api/agency/{id}/changes': [
    {
      path: '/api/agency/case-told-1/changes',
      body: { commandId: 'carry-step-1', change: { at: 'archived' } },
      as: 'lead',
      status: 409,
    },
    {
      path: '/api/agency/case-told-1/changes',
      body: { commandId: 'carry-step-2', change: { at: 'voided', reason: '试' } },
      as: 'lead',
      status: 400,
    },
    {
      path: '/api/agency/none/changes',
      body: { commandId: 'carry-step-3', change: { at: 'archived' } },
      as: 'lead',
      status: 404,
    },
    {
      path: '/api/agency/case-told-1/changes',
      body: { commandId: 'carry-step-4', change: { at: 'stepped', text: '问过了' } },
      as: 'lead',
      status: 200,
    },
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
}
