import type { RouteCall } from './route-calls.ts'
import { bookingCalls } from './staff-route-calls/bookings.ts'
import { caseCalls } from './staff-route-calls/cases.ts'
import { contentCalls } from './staff-route-calls/contents.ts'
import { dayCalls } from './staff-route-calls/day.ts'
import { deviceCalls } from './staff-route-calls/devices.ts'
import { feedbackCalls } from './staff-route-calls/feedback.ts'
import { packCalls } from './staff-route-calls/packs.ts'
import { peopleCalls } from './staff-route-calls/people.ts'
import { sessionCalls } from './staff-route-calls/session.ts'
import { staffCallCalls } from './staff-route-calls/staff-calls.ts'
import { todoCalls } from './staff-route-calls/todo.ts'
import { updateCalls } from './staff-route-calls/updates.ts'
import { windowCalls } from './staff-route-calls/windows.ts'

/** Everything staff use, in an order in which one leads to the next; the last calls end the sessions. */
export const staffRouteCalls: Record<string, readonly RouteCall[]> = {
  ...todoCalls,
  ...deviceCalls,
  ...dayCalls,
  ...contentCalls,
  ...bookingCalls,
  ...caseCalls,
  ...feedbackCalls,
  ...packCalls,
  ...updateCalls,
  ...windowCalls,
  ...staffCallCalls,
  ...peopleCalls,
  ...sessionCalls,
}
