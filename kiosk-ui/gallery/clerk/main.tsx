import { render } from 'preact'
import { signal } from '@preact/signals'
import '../../clerk/clerk.css'
import { ClerkPage } from '../../clerk/clerk-page.tsx'
import { Compact } from '../../clerk/compact/compact.tsx'
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
    notices: { state: signal('unasked'), ask: async () => {}, show() {} },
    chime() {},
  })
  // The desk in small, as large as its own window is at first.
  const card = <div style={{ width: '400px', height: '280px' }}>{<Compact clerk={clerk} />}</div>
  render(fixture.layout === 'compact' ? card : <ClerkPage clerk={clerk} names={names} />, root)
})
