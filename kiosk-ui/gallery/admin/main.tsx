import { render } from 'preact'
import '../../admin/admin.css'
import { AdminPage } from '../../admin/admin-page.tsx'
import { openAdmin } from '../../admin/admin.ts'
import { staffApi } from '../../staff/staff-api.ts'
import { createStationClock } from '../../staff/station-clock.ts'
import { madeUpLive } from '../made-up-live.ts'
import { showStates } from '../show.ts'
import { adminStates } from './states.ts'

await showStates(adminStates, (fixture, { root }) => {
  history.replaceState(null, '', `${location.pathname}${location.search}#${fixture.place ?? ''}`)
  const names = { read: () => fixture.names ?? [], remember() {} }
  const live = madeUpLive(fixture)
  const admin = openAdmin({ api: staffApi, live, names, clock: createStationClock() })
  render(<AdminPage admin={admin} names={names} />, root)
})
