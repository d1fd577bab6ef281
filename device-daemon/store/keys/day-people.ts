import { hash, randomBytes } from 'node:crypto'
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Log } from '#daemon/log.ts'
import { parseJson } from '../canonical.ts'
import { codeOrThrow } from '../file-system.ts'
import { runtimeFolder } from './runtime-folder.ts'

/**
 * Who of the open day is who, without the ledger knowing: it holds a name drawn at random for each person, and what leads
 * from a card to that name lies outside the data folder, for the day only.
 */
export type DayPeople = {
  /** HMAC-SHA-256 key of the tags of one business day (YYYY-MM-DD); null for a day that is over. */
  dayKey(day: string): Uint8Array | null
  /** The name that stands in the ledger for the person with this tag, on that day alone. */
  nameOf(day: string, tag: string): string
  /** Until that day is over: the station's own tag of the card of the person with this name. */
  rememberTag(day: string, name: string, tag: string): void
  tagOf(day: string, name: string): string | null
  /** Destroys what belongs to days before `day`; none of it is made again. */
  forgetDaysBefore(day: string): void
}

const KEY_BYTES = 32
const NAME_BYTES = 12

/** `names`: by the day's tag. `tags`: the station's own, by name. */
type Day = { key: Buffer; names: Map<string, string>; tags: Map<string, string>; path: string | null }

/**
 * Keeps a file a day, for this user alone, in the first of `folders` that can be used (see `runtimeFolder`). What a disk
 * does not take is kept in memory: then a restart of the daemon forgets who has a ticket, as one of the machine does.
 */
export function openDayPeople({
  folders,
  dataFolder,
  log,
}: {
  folders: readonly string[]
  dataFolder: string
  log: Log
}): DayPeople {
  // Several stations may share the folder.
  const prefix = `day-people-${hash('sha256', resolve(dataFolder)).slice(0, 16)}-`
  const days = new Map<string, Day>()
  let folder: string | null | undefined
  let closedBefore = ''

  /** Null where none can be made. */
  function place(): string | null {
    if (folder === undefined) {
      folder = null
      write(() => (folder = runtimeFolder(folders, dataFolder, log)))
    }
    return folder
  }

  function append(path: string | null, what: object): void {
    if (path !== null) write(() => appendFileSync(path, line(what)))
  }

  function write(act: () => void): void {
    try {
      act()
    } catch (error) {
      log.error({ reason: codeOrThrow(error) }, 'who has a ticket today is kept in memory only')
    }
  }

  function open(day: string): Day {
    const known = days.get(day)
    if (known !== undefined) return known
    const inFolder = place()
    const path = inFolder === null ? null : join(inFolder, `${prefix}${day}`)
    const found = path === null ? null : readDay(path)
    const opened = found ?? { key: randomBytes(KEY_BYTES), names: new Map(), tags: new Map(), path }
    if (opened.names.size === 0 && path !== null)
      write(() => writeFileSync(path, line({ key: opened.key.toString('base64url') }), { mode: 0o600 }))
    days.set(day, opened)
    return opened
  }

  return {
    dayKey: (day) => (day < closedBefore ? null : open(day).key),
    nameOf(day, tag) {
      const { names, path } = open(day)
      const known = names.get(tag)
      if (known !== undefined) return known
      const name = randomBytes(NAME_BYTES).toString('base64url')
      names.set(tag, name)
      append(path, { tag, name })
      return name
    },
    rememberTag(day, name, tag) {
      const { tags, path } = open(day)
      if (tags.get(name) === tag) return
      tags.set(name, tag)
      append(path, { name, station: tag })
    },
    tagOf: (day, name) => (day < closedBefore ? null : (open(day).tags.get(name) ?? null)),
    forgetDaysBefore(day) {
      if (day > closedBefore) closedBefore = day
      for (const known of days.keys()) if (known < day) days.delete(known)
      const inFolder = place()
      if (inFolder === null) return
      write(() => {
        for (const file of readdirSync(inFolder)) {
          if (file.startsWith(prefix) && file.slice(prefix.length) < day) rmSync(join(inFolder, file))
        }
      })
    },
  }
}

const line = (value: object) => `${JSON.stringify(value)}\n`

/** Null where there is no such file, or one without a key. */
function readDay(path: string): Day | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    codeOrThrow(error)
    return null
  }
  const [first, ...others] = text.split('\n').map(parseJson)
  const key = Buffer.from(textIn(first, 'key') ?? '', 'base64url')
  if (key.length !== KEY_BYTES) return null
  const names = new Map<string, string>()
  const tags = new Map<string, string>()
  for (const entry of others) {
    const [tag, name, station] = [textIn(entry, 'tag'), textIn(entry, 'name'), textIn(entry, 'station')]
    // The last line may be cut off.
    if (name === null) continue
    if (tag !== null) names.set(tag, name)
    if (station !== null) tags.set(name, station)
  }
  return { key, names, tags, path }
}

function textIn(value: unknown, field: string): string | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return null
  const text: unknown = Reflect.get(value, field)
  return typeof text === 'string' ? text : null
}
