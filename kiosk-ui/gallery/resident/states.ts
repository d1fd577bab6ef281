import { boardStates } from './board.ts'
import { cardStates } from './card.ts'
import { findTicketStates } from './find-ticket.ts'
import type { ResidentState } from './fixture.ts'
import { guidedStates } from './guided.ts'
import { guideStates } from './guides.ts'
import { homeStates } from './home.ts'
import { placesStates } from './places.ts'
import { selfCheckStates } from './self-check.ts'
import { staffCallStates } from './staff-call.ts'
import { takeATicketStates } from './take-a-ticket.ts'

/** Every state of the residents' screen, journey by journey. */
export const residentStates: readonly ResidentState[] = [
  ...homeStates,
  ...takeATicketStates,
  ...cardStates,
  ...guideStates,
  ...findTicketStates,
  ...boardStates,
  ...placesStates,
  ...selfCheckStates,
  ...staffCallStates,
  ...guidedStates,
]
