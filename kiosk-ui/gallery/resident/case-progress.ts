import type { FoundCase } from '#contract/cases.ts'
import { type ResidentState, state } from './fixture.ts'

const found = (name: string, more: Partial<FoundCase>) =>
  state(`case-found-${name}`, 'case-found', () => ({
    at: 'case-found',
    stands: {
      state: { at: 'accepted', on: '2026-11-23' },
      openedOn: '2026-11-16',
      acceptedOn: '2026-11-23',
      dueOn: '2026-12-18',
      next: 'wait',
      ...more,
    },
  }))

export const caseProgressStates: readonly ResidentState[] = [
  state('case-find', 'case-find', () => ({
    at: 'case-find',
    code: '4829130',
    trouble: '没有找到这个查询码。请对着手里的单子再看一遍，或者问窗口工作人员。',
  })),
  found('accepted', {}),
  found('paused', { state: { at: 'paused', on: '2026-12-01', why: 'publicity' } }),
  found('told', {
    state: { at: 'told', on: '2026-11-16' },
    acceptedOn: null,
    dueOn: null,
    next: 'bring-what-is-missing',
  }),
]
