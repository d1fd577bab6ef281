import { join } from 'node:path'
import type { Clock } from '#daemon/clock.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { Standing } from '#daemon/domain/standing.ts'
import type { Station } from '#daemon/station.ts'
import type { BackupPlace } from './backup-places.ts'
import type { BackupRun } from './backup-process.ts'

/** A backup that was read back whole. `time`: an instant, ISO 8601 UTC; `by`: an account, null for one made by command. */
export type NewestBackup = {
  time: string
  place: string
  file: string
  bytes: number
  entries: number
  by: string | null
}

/** No backup has been made for longer than the station allows; `days`: since the last one, null before the first. */
export type BackupTrouble = Standing & {
  at: 'backup'
  code: 'backup-overdue'
  days: number | null
  allowed: number
}

/** `place-gone`: the stick was pulled out, or the folder went away, while it was written. */
type Made =
  | { at: 'made' }
  | { at: 'running' }
  | { at: 'no-place' }
  | { at: 'place-gone' }
  | { at: 'failed'; reason: string }

export type BackupDesk = {
  places(): Promise<readonly BackupPlace[]>
  newest(): NewestBackup | null
  running(): boolean
  /** Once for each `commandId`; done when it is read back, and in the ledger. */
  make(commandId: string, actor: Actor & { account: string }, place: string): Promise<Made>
  troubles(): readonly BackupTrouble[]
}

type Parts = {
  station: Pick<Station, 'state' | 'execute'>
  clock: Pick<Clock, 'now'>
  /** Of the station; begins every file's name. */
  id: string
  timeZone: string
  everyDays: number | null
  places(): Promise<readonly BackupPlace[]>
  run(to: string): Promise<BackupRun>
  /** The last one that was made by command, as far as it is known by now. */
  noted(): Omit<NewestBackup, 'by'> | null
  /** Whether the ledger knows the command already. */
  isDone(commandId: string): Promise<boolean>
}

const DAY_MS = 24 * 60 * 60_000

/** Backups by a press: of all of the station, to a folder or a stick, while it goes on. */
export function openBackupDesk(parts: Parts): BackupDesk {
  const { station, clock, id, timeZone, everyDays, places, run, noted, isDone } = parts
  const startedAt = clock.now()
  let making: Promise<Made> | null = null

  function newest(): NewestBackup | null {
    const pressed = station.state().backups.newest
    const command = noted()
    // One of a day to come was dated by a clock that was wrong; it would keep staff from being told.
    if (command === null || Date.parse(command.time) > clock.now()) return pressed
    if (pressed !== null && Date.parse(pressed.time) >= Date.parse(command.time)) return pressed
    return { ...command, by: null }
  }

  async function makeNow(
    commandId: string,
    actor: Actor & { account: string },
    place: string,
  ): Promise<Made> {
    const found = (await places()).find((one) => one.id === place)
    if (found === undefined) return { at: 'no-place' }
    const file = `${id}-${nameOf(clock.now(), timeZone)}.tar.gz`
    const made = await run(join(found.id, file))
    if (made.at === 'failed')
      return (await places()).some((one) => one.id === place) ? made : { at: 'place-gone' }
    const { entries, bytes } = made
    const { account: by } = actor
    const outcome = await station.execute(
      commandId,
      { type: 'record-backup', place: found.name, file, bytes, entries, by },
      actor,
    )
    return outcome.at === 'done' ? { at: 'made' } : { at: 'failed', reason: outcome.at }
  }

  return {
    places,
    newest,
    running: () => making !== null,
    async make(commandId, actor, place) {
      if (await isDone(commandId)) return { at: 'made' }
      if (making !== null) return { at: 'running' }
      making = makeNow(commandId, actor, place)
      try {
        return await making
      } finally {
        making = null
      }
    },
    troubles() {
      if (everyDays === null) return []
      const last = newest()
      const dueAt = (last === null ? startedAt : Date.parse(last.time)) + everyDays * DAY_MS
      // Before the first one there is nothing to wait for.
      if (last !== null && clock.now() < dueAt) return []
      const days = last === null ? null : Math.floor((clock.now() - Date.parse(last.time)) / DAY_MS)
      const since = new Date(last === null ? startedAt : dueAt).toISOString()
      return [{ id: 'backup:overdue', at: 'backup', code: 'backup-overdue', since, days, allowed: everyDays }]
    },
  }
}

/** `2026-11-28-0930` by the station's clock. */
function nameOf(now: number, timeZone: string): string {
  const { year, month, day, hour, minute } =
    Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}-${two(hour)}${two(minute)}`
}
