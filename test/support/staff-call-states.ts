import type { Page } from 'playwright-core'
import type { StaffCall } from '#contract/staff-call.ts'
import type { ScreenState } from './screen-states.ts'
import { readAhead, settled, tap } from './ways.ts'

const waiting: StaffCall['state'] = { at: 'waiting' }

/** The sheet of 叫工作人员, as long as a resident waits; the answer is made up, so that no state leaves a call behind. */
function called(name: string, state: StaffCall['state'], heading: RegExp, waitMs: number): ScreenState {
  return {
    name,
    station: 'open',
    reach: async (page) => {
      await page.route('**/api/staff-calls', (route) =>
        route.fulfill({
          status: 201,
          json: {
            call: {
              id: 'call-1',
              kiosk: 'kiosk-1',
              calledAt: '2026-11-23T01:00:00Z',
              state,
            } satisfies StaffCall,
          },
        }),
      )
      await readAhead(page)
      await tap(page, /^叫工作人员/)
      await page.getByRole('alertdialog', { name: heading }).waitFor()
      if (waitMs > 0) await page.clock.fastForward(waitMs)
      await rest(page)
    },
  }
}

async function rest(page: Page): Promise<void> {
  await page.clock.runFor(1_000)
  await settled(page)
}

export const staffCallStates: readonly ScreenState[] = [
  called('staff-called-long', waiting, /已经叫了工作人员/, 61_000),
  called(
    'staff-coming',
    { at: 'answered', clerk: 'c', name: '买买提·吐尔逊江', window: 'W1', answeredAt: '2026-11-23T01:01:00Z' },
    /马上过来/,
    0,
  ),
  {
    name: 'staff-call-unheard',
    station: 'open',
    reach: async (page) => {
      await readAhead(page)
      await page.route('**/api/staff-calls', (route) => route.abort())
      await tap(page, /^叫工作人员/)
      await page.clock.runFor(2_000)
      await page.getByRole('alertdialog', { name: /正在叫/ }).waitFor()
      await rest(page)
    },
  },
]
