import type { GalleryState } from '../state.ts'
import { bookingStates } from './booking-states.ts'
import { caseStates } from './case-states.ts'
import { compactStates } from './compact.ts'
import { deskStates } from './desk.ts'
import { doorStates } from './door.ts'
import type { ClerkFixture } from './fixture.ts'
import { menuStates } from './menu.ts'
import { numbersStates } from './numbers.ts'
import { takeOverStates } from './take-over.ts'
import { troubleStates } from './troubles.ts'

/** One line for each part of a clerk's day. */
export const clerkStates: readonly GalleryState<ClerkFixture>[] = [
  ...doorStates,
  ...takeOverStates(),
  ...deskStates,
  ...numbersStates(),
  ...caseStates,
  ...bookingStates,
  ...troubleStates,
  ...menuStates,
  ...compactStates,
]
