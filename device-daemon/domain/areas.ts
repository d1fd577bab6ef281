import type { AnyArea, CommandOf, EventOf, RefusalOf, WholeOf } from './area.ts'
import { backups } from './backups/backups.ts'
import { bookings } from './bookings/bookings.ts'
import { cases } from './cases/cases.ts'
import { content } from './content/content.ts'
import { day } from './day/day.ts'
import { displays } from './displays/displays.ts'
import { feedback } from './feedback/feedback.ts'
import { firstUse } from './first-use/first-use.ts'
import { opening } from './opening/opening.ts'
import { packs } from './packs/packs.ts'
import { people } from './people/people.ts'
import { queue } from './queue/queue.ts'
import { records } from './records/records.ts'
import { staffCalls } from './staff-calls/staff-calls.ts'
import { troubles } from './troubles/troubles.ts'
import { updates } from './updates/updates.ts'

/**
 * The rules of every area, one line each. Its feature has a line in daemon/features.ts: every feature imports the types of
 * this list, so a list of areas with their features would import itself.
 */
export const areas = [
  day,
  opening,
  queue,
  staffCalls,
  people,
  records,
  content,
  feedback,
  packs,
  troubles,
  backups,
  firstUse,
  cases,
  updates,
  bookings,
  displays,
] as const satisfies readonly AnyArea[]

export type Areas = typeof areas

/** What a station remembers: one part an area. */
export type Whole = WholeOf<Areas>
export type Command = CommandOf<Areas>
/** Every kind of event a ledger may hold. */
export type LedgerEvent = EventOf<Areas>
/** Everything that any area refuses. */
export type Refusal = RefusalOf<Areas>
