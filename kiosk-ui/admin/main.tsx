import { render } from 'preact'
import { createLive } from '../link/live.ts'
import { showAsKept } from '../staff/contrast.ts'
import { lockWhenIdle } from '../staff/idle-lock.ts'
import { keepNames } from '../staff/known-names.ts'
import { staffApi } from '../staff/staff-api.ts'
import { createStationClock } from '../staff/station-clock.ts'
import { AdminPage } from './admin-page.tsx'
import { openAdmin } from './admin.ts'

const root = document.querySelector('#app')
if (!root) throw new Error('the page has no place for its panels')
showAsKept(localStorage)
const names = keepNames(localStorage)
const admin = openAdmin({ api: staffApi, live: createLive(null), names, clock: createStationClock() })
lockWhenIdle(admin.session)
render(<AdminPage admin={admin} names={names} />, root)
