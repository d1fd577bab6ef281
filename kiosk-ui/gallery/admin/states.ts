import { refusal } from '../made-up-daemon.ts'
import { sessionOf } from '../made-up/window-work.ts'
import { ouyang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { type AdminFixture, admin, lead } from './fixture.ts'
import { backupStates } from './backup.ts'
import { updateStates } from './update.ts'
import { guidesStates } from './guides.ts'
import { feedbackStates } from './feedback.ts'
import { noticesStates } from './notices.ts'
import { peopleStates } from './people.ts'
import { packStates } from './pack.ts'
import { stationStates } from './station.ts'
import { todayStates } from './today.ts'
import { devicesStates } from './devices.ts'
import { selfCheckStates } from './self-check.ts'
import { todoStates } from './todo.ts'

/** One line a panel, and the page around them. */
export const adminStates: readonly GalleryState<AdminFixture>[] = [
  ...todoStates,
  ...devicesStates,
  ...todayStates,
  ...noticesStates,
  ...packStates,
  ...backupStates,
  ...updateStates,
  ...guidesStates,
  ...stationStates,
  ...feedbackStates,
  ...peopleStates,
  ...selfCheckStates,
  admin('nothing-for-this-account', 'none', { answers: { 'GET /api/session': sessionOf(ouyang) } }),
  admin('signed-out', 'sign-in', {
    answers: { 'GET /api/session': refusal('not-signed-in', '请先登录。') },
  }),
  admin('locked', 'locked', { answers: { 'GET /api/session': { ...lead, at: 'locked' } } }),
]
