import type { FoundCase } from '#contract/cases.ts'
import { type ResidentFixture, type ResidentState, state } from './fixture.ts'

const found = (name: string, more: Partial<FoundCase>, rest: Omit<ResidentFixture, 'shows'> = {}) =>
  state(
    `case-found-${name}`,
    'case-found',
    () => ({
      at: 'case-found',
      stands: {
        state: { at: 'accepted', on: '2026-11-23' },
        openedOn: '2026-11-16',
        acceptedOn: '2026-11-23',
        dueOn: '2026-12-18',
        next: 'wait',
        ...more,
      },
    }),
    rest,
  )

const told = (on: string, more: Partial<FoundCase> = {}): FoundCase => ({
  state: { at: 'accepted', on },
  openedOn: on,
  acceptedOn: on,
  dueOn: '2026-12-18',
  next: 'wait',
  ...more,
})

export const caseProgressStates: readonly ResidentState[] = [
  state('case-find', 'case-find', () => ({
    at: 'case-find',
    code: '4829130',
    trouble: '没有找到这个查询码。请对着手里的单子再看一遍，或者问窗口工作人员。',
  })),
  state(
    'case-list',
    'case-list',
    () => ({
      at: 'case-list',
      cases: [
        told('2026-11-20'),
        told('2026-11-02', {
          state: { at: 'told', on: '2026-11-02' },
          acceptedOn: null,
          dueOn: null,
          next: 'bring-what-is-missing',
        }),
        told('2026-10-09', { state: { at: 'decided', on: '2026-11-18' }, next: 'collect' }),
      ],
      from: 0,
    }),
    { card: { at: 'lying', maskedName: '张*' } },
  ),
  state('case-none', 'case-none', () => ({ at: 'case-none' })),
  found('accepted', {}),
  found('by-card', {}, { card: { at: 'lying', maskedName: '张*' } }),
  found('paused', { state: { at: 'paused', on: '2026-12-01', why: 'publicity' } }),
  found('told', {
    state: { at: 'told', on: '2026-11-16' },
    acceptedOn: null,
    dueOn: null,
    next: 'bring-what-is-missing',
  }),
]
