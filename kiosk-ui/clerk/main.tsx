import { render } from 'preact'
import { createLive } from '../link/live.ts'
import { staffApi } from '../staff/staff-api.ts'
import { ClerkPage } from './clerk-page.tsx'
import { openClerk } from './clerk.ts'
import { chime } from '../staff/chime.ts'
import { showAsKept } from '../staff/contrast.ts'
import { lockWhenIdle } from '../staff/idle-lock.ts'
import { keepHere } from './kept-here.ts'
import { createNotices } from './notices.ts'
import { createStationClock } from '../staff/station-clock.ts'

const root = document.querySelector('#app')
if (!root) throw new Error('the page has no place for the desk')
showAsKept(localStorage)
const kept = keepHere(localStorage)
const clerk = openClerk({
  api: staffApi,
  live: createLive(null),
  kept,
  clock: createStationClock(),
  notices: createNotices({
    Notification: globalThis.Notification,
    hasFocus: () => document.hasFocus(),
    focus: () => window.focus(),
  }),
  chime,
})
lockWhenIdle(clerk.session)
render(<ClerkPage clerk={clerk} names={kept.names} />, root)
