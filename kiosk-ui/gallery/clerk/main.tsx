import { render } from 'preact'
import '../../clerk/clerk.css'
import { ClerkPage } from '../../clerk/clerk-page.tsx'
import { openClerk } from '../../clerk/clerk.ts'
import { staffApi } from '../../staff/staff-api.ts'
import { createStationClock } from '../../staff/station-clock.ts'
import { madeUpLive } from '../made-up-live.ts'
import { showStates } from '../show.ts'
import { clerkStates } from './states.ts'

await showStates(clerkStates, (fixture, { root }) => {
  const names = { read: () => fixture.names ?? [], remember() {} }
  const clerk = openClerk({
    api: staffApi,
    live: madeUpLive(fixture),
    kept: { names, window: { read: () => fixture.window, remember() {} } },
    clock: createStationClock(),
    tell() {},
  })
  render(<ClerkPage clerk={clerk} names={names} />, root)
})
