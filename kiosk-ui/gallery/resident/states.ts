import { boardStates } from './board.ts'
import { bookingStates } from './bookings.ts'
import { cardStates } from './card.ts'
import { caseProgressStates } from './case-progress.ts'
import { feedbackStates } from './feedback.ts'
import { findTicketStates } from './find-ticket.ts'
import type { ResidentState } from './fixture.ts'
import { guidedStates } from './guided.ts'
import { guideStates } from './guides.ts'
import { homeStates } from './home.ts'
import { placesStates } from './places.ts'
import { selfCheckStates } from './self-check.ts'
import { staffCallStates } from './staff-call.ts'
import { takeATicketStates } from './take-a-ticket.ts'

/** The states of the residents' screen, journey by journey; test/gate/resident/ has a file for each. */
export const residentStatesOf = {
  home: homeStates,
  'take-a-ticket': takeATicketStates,
  card: cardStates,
  guides: guideStates,
  'find-ticket': findTicketStates,
  feedback: feedbackStates,
  'case-progress': caseProgressStates,
  bookings: bookingStates,
  board: boardStates,
  places: placesStates,
  'self-check': selfCheckStates,
  'staff-call': staffCallStates,
  guided: guidedStates,
} satisfies Record<string, readonly ResidentState[]>

/** Every state of the residents' screen. */
export const residentStates: readonly ResidentState[] = Object.values(residentStatesOf).flat()
