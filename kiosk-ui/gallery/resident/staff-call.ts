import type { StaffCall } from '#contract/staff-call.ts'
import type { SheetOf } from '../../resident/shell/screens.ts'
import { SINCE } from '../made-up/tickets.ts'
import type { ResidentFixture, ResidentState } from './fixture.ts'

const LONG_MS = 61_000

/** The sheet of 叫工作人员 before the home screen. */
const sheet = (
  name: string,
  call: () => SheetOf<'staff-call'>['call'],
  more: Partial<ResidentFixture> = {},
): ResidentState => ({
  name,
  screen: 'staff-call',
  fixture: () => ({ ...more, shows: [], sheet: { at: 'staff-call', says: name, call: call() } }),
})

const standing = (name: string, state: StaffCall['state'], waitedMs = 0) =>
  sheet(
    name,
    () => ({
      at: 'standing',
      call: { id: 'call-1', kiosk: 'kiosk-1', calledAt: SINCE, state },
      shown: 'sheet',
      since: performance.now() - waitedMs,
    }),
    { called: state.at },
  )

/** The sheet has gone, and the bar says how the call stands. */
const inTheBar = (name: string, called: 'waiting' | 'answered'): ResidentState => ({
  name,
  screen: 'home',
  fixture: () => ({ shows: [], called }),
})

export const staffCallStates: readonly ResidentState[] = [
  standing('staff-called', { at: 'waiting' }),
  standing('staff-called-long', { at: 'waiting' }, LONG_MS),
  standing('staff-coming', {
    at: 'answered',
    clerk: 'c-1',
    name: '买买提·吐尔逊江',
    window: 'W1',
    answeredAt: SINCE,
  }),
  inTheBar('staff-called-in-bar', 'waiting'),
  inTheBar('staff-coming-in-bar', 'answered'),
  sheet('staff-call-unheard', () => ({ at: 'asking', waited: 'long' })),
  sheet('staff-call-refused', () => ({ at: 'refused' })),
]
