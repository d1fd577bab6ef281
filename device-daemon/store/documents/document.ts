import { join } from 'node:path'
import { type Adapter, Low } from 'lowdb'
import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Log } from '#daemon/log.ts'
import { parseJson } from '../canonical.ts'
import {
  frame,
  previousOf,
  removeLeftovers,
  type Replaced,
  replaceDurably,
  unframe,
} from '../durable-file.ts'
import { codeOrThrow, type FileSystem, systemFiles } from '../file-system.ts'
import { setAside } from '../set-aside.ts'

/** Something people edit, kept whole in one file. One process may have it open (see instance-lock.ts). */
export interface Document<T> {
  /** Frozen: a change goes through `update` or not at all. */
  data(): T
  /**
   * Hands `change` a copy to change or to replace by what it returns. Updates run one after another; `data` shows the
   * change only once it is durable. Rejects, with nothing changed, if the result does not fit the schema.
   */
  update(change: (draft: T) => T | void): Promise<{ at: 'written' } | { at: 'failed'; reason: string }>
}

/** Brings data of one version to the next; keyed by the version it starts from. */
export type Migrations = Readonly<Record<number, (data: unknown) => unknown>>

/** `recovered`: the file was broken and stands aside as `aside`; the generation before it is in use. */
type Notice = { at: 'recovered'; why: string; aside: string | null }

export type OpenedDocument<T> =
  /** `found`: whether there was anything, the initial data being in use where there was not. */
  | { at: 'ok'; document: Document<T>; found: 'one' | 'none'; notice?: Notice }
  /** Neither file can be used. Both stay as they are for a person to look at; nothing is reset. */
  | { at: 'fault'; path: string; reason: string }

type Read<T> =
  | { at: 'none' }
  | { at: 'ok'; data: T; generation: number }
  | { at: 'broken'; why: string }
  /** Whole, but written by a newer program: falling back to the generation before would lose edits. */
  | { at: 'newer'; why: string }

/** Opens `name`.json in `folder`; `initial` where neither it nor its previous generation is there. */
export async function openDocument<S extends TSchema>(options: {
  folder: string
  name: string
  schema: S
  version: number
  migrations: Migrations
  initial: Static<S>
  log?: Log
  files?: FileSystem
}): Promise<OpenedDocument<Static<S>>> {
  type Data = Static<S>
  const { folder, name, version, migrations, initial, log, files = systemFiles } = options
  const validator = Compile(options.schema)
  const path = join(folder, `${name}.json`)

  const read = async (from: string): Promise<Read<Data>> => {
    let bytes: Uint8Array | null
    try {
      bytes = await files.read(from)
    } catch (error) {
      return { at: 'broken', why: codeOrThrow(error) }
    }
    if (bytes === null) return { at: 'none' }
    const broken = (why: string): Read<Data> => ({ at: 'broken', why })
    const opened = unframe(bytes)
    if (opened.at === 'broken') return broken(opened.why)
    const { header, body } = opened.framed
    if (typeof header['version'] !== 'number' || typeof header['generation'] !== 'number')
      return broken('no version')
    if (header['version'] > version) return { at: 'newer', why: `version ${header['version']} is too new` }
    const written = parseJson(body)
    if (written === undefined) return broken('not JSON')
    const data = migrate(written, header['version'], version, migrations)
    return validator.Check(data)
      ? { at: 'ok', data, generation: header['generation'] }
      : broken('does not fit its schema')
  }

  const fault = (reason: string): OpenedDocument<Data> => {
    log?.fatal({ path, reason }, 'document cannot be read')
    return { at: 'fault', path, reason }
  }

  try {
    await files.makeFolder(folder)
    await removeLeftovers(files, path)
  } catch (error) {
    return fault(codeOrThrow(error))
  }

  const current = await read(path)
  if (current.at === 'newer') return fault(current.why)
  if (current.at === 'ok') return { at: 'ok', document: over(current), found: 'one' }
  const previous = await read(previousOf(path))
  if (previous.at === 'none' && current.at === 'none')
    return { at: 'ok', document: over({ data: initial, generation: 0 }), found: 'none' }
  if (previous.at !== 'ok') {
    const whyCurrent = current.at === 'none' ? 'missing' : current.why
    const whyPrevious = previous.at === 'none' ? 'missing' : previous.why
    return fault(`current ${whyCurrent}, previous ${whyPrevious}`)
  }
  const notice = await recover(current, previous)
  log?.error({ path, ...notice }, 'document recovered from its previous generation')
  return { at: 'ok', document: over(previous), found: 'one', notice }

  /** Sets the broken file aside and puts the previous generation in its place; both may fail on a sick disk. */
  async function recover(current: Read<Data>, previous: { data: Data; generation: number }): Promise<Notice> {
    if (current.at !== 'broken') return { at: 'recovered', why: 'missing', aside: null }
    let aside: string | null = null
    try {
      aside = await setAside(files, path, { why: 'broken', companions: [] })
      await replaceDurably(files, path, encode(previous.data, previous.generation))
    } catch (error) {
      log?.error({ path, reason: codeOrThrow(error) }, 'broken document cannot be set aside')
    }
    return { at: 'recovered', why: current.why, aside }
  }

  function encode(data: Data, generation: number): Uint8Array {
    return frame({ header: { version, generation }, body: `${JSON.stringify(data, null, 2)}\n` })
  }

  function over(start: { data: Data; generation: number }): Document<Data> {
    let generation = start.generation
    let outcome: Replaced = { at: 'written' }
    const adapter: Adapter<Data> = {
      read: async () => start.data,
      write: async (data) => {
        outcome = await replaceDurably(files, path, encode(data, generation + 1))
        if (outcome.at === 'written') generation += 1
      },
    }
    let low = new Low<Data>(adapter, freeze(structuredClone(start.data)))
    let last: Promise<unknown> = Promise.resolve()

    const write = async (change: (draft: Data) => Data | void) => {
      if (outcome.at === 'doubtful') {
        // The disk knows which of the two it has; a change made on the wrong one would lose the other.
        const found = await read(path)
        if (found.at !== 'ok' && !(found.at === 'none' && generation === 0))
          return { at: 'failed' as const, reason: `in doubt after ${outcome.reason}` }
        if (found.at === 'ok') {
          generation = found.generation
          low = new Low<Data>(adapter, freeze(found.data))
        }
      }
      const draft = structuredClone(low.data)
      const changed = change(draft) ?? draft
      if (!validator.Check(changed)) throw new TypeError(`${name}: the change does not fit the schema`)
      // A Low of its own, because lowdb changes memory first and the disk after.
      const next = new Low<Data>(adapter, freeze(structuredClone(changed)))
      await next.write()
      if (outcome.at === 'written') {
        low = next
        return outcome
      }
      log?.error({ path, reason: outcome.reason }, 'document cannot be written')
      return { at: 'failed' as const, reason: outcome.reason }
    }
    return {
      data: () => low.data,
      update: (change) => {
        const result = last.then(() => write(change))
        last = result.catch(() => undefined)
        return result
      },
    }
  }
}

function migrate(data: unknown, from: number, to: number, migrations: Migrations): unknown {
  let migrated = data
  for (let version = from; version < to; version++) {
    const step = migrations[version]
    if (step === undefined) throw new Error(`no migration from version ${version}`)
    migrated = step(migrated)
  }
  return migrated
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(freeze)
  }
  return value
}
