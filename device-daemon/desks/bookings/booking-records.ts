import { compare } from '#daemon/compare.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { Areas } from '#daemon/domain/areas.ts'
import type { BookingCommand } from '#daemon/domain/bookings/decide.ts'
import { bookingsProjection } from '#daemon/domain/bookings/projection.ts'
import { dayOf } from '#daemon/domain/bookings/record.ts'
import type { BookingRecord } from '#daemon/domain/bookings/state.ts'
import type { Station, StationOutcome } from '#daemon/station.ts'
import type { Views } from '#daemon/store/views/views.ts'

type Ran = StationOutcome<Areas, BookingCommand>
export type NotDone = Exclude<Ran, { at: 'done' | 'unchanged' }>
/** The commandId was used for something else. */
export type OtherCommand = { at: 'other-command' }

/** Every booking there is, open or over, and what is done with one. */
export type BookingRecords = {
  byId(id: string): Promise<BookingRecord | undefined>
  byCode(code: string): Promise<BookingRecord | undefined>
  /** By the day they are for, those without one last. */
  open(): readonly BookingRecord[]
  over(count: number): Promise<readonly BookingRecord[]>
  run(commandId: string, command: BookingCommand, actor: Actor): Promise<Ran>
  /** `record`: as it is after the command. */
  change(
    commandId: string,
    command: BookingCommand,
    actor: Actor,
  ): Promise<{ at: 'changed'; record: BookingRecord } | OtherCommand | NotDone>
}

/** After every day that is named. */
const LATE = '9999-12-31'

export function openBookingRecords({
  station,
  views,
}: {
  station: Pick<Station, 'state' | 'execute'>
  views: Pick<Views, 'ask'>
}): BookingRecords {
  const open = () => station.state().bookings.open
  const byId: BookingRecords['byId'] = async (id) =>
    open().find((each) => each.id === id) ?? views.ask(bookingsProjection, (queries) => queries.byId(id))
  const run: BookingRecords['run'] = (commandId, command, actor) =>
    actor.at === 'resident'
      ? station.execute(commandId, command, actor, actor.kiosk)
      : station.execute(commandId, command, actor)

  return {
    byId,
    byCode: async (code) =>
      open().find((each) => each.code === code) ??
      views.ask(bookingsProjection, (queries) => queries.byCode(code)),
    open: () =>
      open().toSorted(
        (a, b) =>
          compare(dayOf(a) ?? LATE, dayOf(b) ?? LATE) || compare(a.slot?.from ?? '', b.slot?.from ?? ''),
      ),
    over: (count) => views.ask(bookingsProjection, (queries) => queries.over(count)),
    run,
    async change(commandId, command, actor) {
      const outcome = await run(commandId, command, actor)
      if (outcome.at === 'refused' || outcome.at === 'unavailable') return outcome
      const after = isOf(outcome, command.bookingId) ? await byId(command.bookingId) : undefined
      return after === undefined ? { at: 'other-command' } : { at: 'changed', record: after }
    },
  }
}

const isOf = (outcome: Ran, id: string): boolean =>
  outcome.at === 'unchanged' ||
  (outcome.at === 'done' &&
    outcome.entry.events.some((event) => 'bookingId' in event && event.bookingId === id))
