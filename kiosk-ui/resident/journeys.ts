import { journey as board } from './journeys/board/journey.ts'
import { journey as bookings } from './journeys/bookings/journey.ts'
import { journey as caseProgress } from './journeys/case-progress/journey.ts'
import { journey as card } from './journeys/card/journey.ts'
import { journey as feedback } from './journeys/feedback/journey.ts'
import { journey as findTicket } from './journeys/find-ticket/journey.ts'
import { journey as guides } from './journeys/guides/journey.ts'
import { journey as home } from './journeys/home/later.ts'
import { journey as idleBoard } from './journeys/idle-board/journey.ts'
import { journey as places } from './journeys/places/journey.ts'
import { journey as selfCheck } from './journeys/self-check/journey.ts'
import { journey as staffCall } from './journeys/staff-call/journey.ts'
import { journey as takeATicket } from './journeys/take-a-ticket/journey.ts'
import type { Journey } from './shell/journey.ts'

/** Every journey after home, one line each: all that an errand of residents needs outside its own folder. */
export const journeys: readonly Journey[] = [
  board,
  bookings,
  card,
  caseProgress,
  feedback,
  findTicket,
  guides,
  home,
  idleBoard,
  places,
  selfCheck,
  staffCall,
  takeATicket,
]
