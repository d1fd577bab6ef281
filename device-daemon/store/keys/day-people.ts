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
  /** Until that day is over: the station's own tag of the card of the person with this name, and what is on the card. */
  rememberCard(day: string, name: string, card: DayCard): void
  cardOf(day: string, name: string): DayCard | null
  /** Destroys what belongs to days before `day`, none of which is made again; gives those days. */
  forgetDaysBefore(day: string): readonly string[]
}

/** `sealedName`: ciphertext of the name on the card; null where it could not be sealed. */
type DayCard = { tag: string; sealedName: string | null }

const KEY_BYTES = 32
const NAME_BYTES = 12

/** `names`: by the day's tag. `cards`: by name. */
type Day = { key: Buffer; names: Map<string, string>; cards: Map<string, DayCard>; path: string | null }

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
    const opened = found ?? { key: randomBytes(KEY_BYTES), names: new Map(), cards: new Map(), path }
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
    rememberCard(day, name, card) {
      const { cards, path } = open(day)
      if (cards.get(name)?.tag === card.tag) return
      cards.set(name, card)
      append(path, { name, station: card.tag, sealed: card.sealedName })
    },
    cardOf: (day, name) => (day < closedBefore ? null : (open(day).cards.get(name) ?? null)),
    forgetDaysBefore(day) {
      if (day > closedBefore) closedBefore = day
      const past = new Set([...days.keys()].filter((known) => known < day))
      for (const known of past) days.delete(known)
      const inFolder = place()
      if (inFolder === null) return [...past]
      write(() => {
        for (const file of readdirSync(inFolder)) {
          const known = file.slice(prefix.length)
          if (!file.startsWith(prefix) || known >= day) continue
          rmSync(join(inFolder, file))
          past.add(known)
        }
      })
      return [...past]
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
  const cards = new Map<string, DayCard>()
  for (const entry of others) {
    const [tag, name, station] = [textIn(entry, 'tag'), textIn(entry, 'name'), textIn(entry, 'station')]
    // The last line may be cut off.
    if (name === null) continue
    if (tag !== null) names.set(tag, name)
    if (station !== null) cards.set(name, { tag: station, sealedName: textIn(entry, 'sealed') })
  }
  return { key, names, cards, path }
}

function textIn(value: unknown, field: string): string | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return null
  const text: unknown = Reflect.get(value, field)
  return typeof text === 'string' ? text : null
}
