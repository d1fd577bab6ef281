import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#daemon/clock.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { Standing } from '#daemon/domain/standing.ts'
import type { UpdateEnd } from '#daemon/domain/updates/updates.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'
import type { TrustedKey } from '#daemon/store/packs/pack-keys.ts'
import type { BundleManifest, BundleRead, BundleRefusal } from '#daemon/store/updates/bundle.ts'
import type { UpdateOrder, UpdateRefusal, UpdateState, Unwell } from '#daemon/store/updates/update-state.ts'

export type { BundleRefusal, UpdateRefusal, UpdateState, Unwell }

/** A file that may be an update. `id`: its path, or that it was sent up. */
type FileAtHand = { id: string; folder: string | null; name: string | null; read: BundleRead }

/** The new program was not well, and the one before runs again. */
export type UpdateTrouble = Standing & {
  at: 'update'
  code: 'update-rolled-back'
  version: string
  why: Extract<UpdateState, { at: 'rolled-back' }>['why']
}

type TakenUpdate =
  | { at: 'ordered' }
  | { at: 'unknown' }
  | { at: 'refused'; refusal: BundleRefusal }
  | { at: 'failed'; reason: string }

export type UpdateDesk = {
  state(): UpdateState
  /** It has been asked for, and the machine has not begun. */
  ordered(): boolean
  look(): Promise<void>
  atHand(): Promise<readonly FileAtHand[]>
  trusted(): Promise<readonly TrustedKey[]>
  /** The next bytes of a file, or its last ones; how many there are now. `out-of-order`: others come next. */
  receive(
    of: string,
    at: number,
    bytes: Uint8Array,
    which?: 'last',
  ): Promise<{ at: 'received' | 'out-of-order'; bytes: number } | { at: 'failed'; reason: string }>
  take(
    commandId: string,
    actor: Actor & { account: string },
    wanted: { id: string; when: 'closing' | 'now'; older: boolean },
  ): Promise<TakenUpdate>
  /** To what waits, now. */
  switchNow(actor: {
    account: string
  }): Promise<{ at: 'ordered' | 'nothing' } | { at: 'failed'; reason: string }>
  troubles(): readonly UpdateTrouble[]
}

type Parts = {
  station: Pick<Station, 'execute' | 'opening'>
  clock: Pick<Clock, 'now'>
  log: Log
  inbox: string
  /** Of the station: no ticket waits, and none is being served. */
  isEmpty(): boolean
  readState(): Promise<UpdateState>
  hasOrder(): Promise<boolean>
  order(order: UpdateOrder): Promise<{ at: 'ordered' } | { at: 'failed'; reason: string }>
  trusted(): Promise<readonly TrustedKey[]>
  read(path: string): Promise<BundleRead>
  /** On sticks. */
  found(): Promise<readonly { path: string; name: string; folder: string }[]>
  maxBytes: number
}

const SENT = 'sent'
const SENT_FILE = 'sent.part'
/** Staff have read by then that an update came to nothing. */
const TOLD_FOR_MS = 7 * 24 * 60 * 60_000

/** What the 站长 does about updates of the program. The machine itself checks, switches and goes back: see scripts/update. */
export function openUpdateDesk(parts: Parts): UpdateDesk {
  const { station, clock, log, inbox, order } = parts
  let state: UpdateState = { at: 'none' }
  let ordered = false
  /** What is being sent, in parts. */
  let sending: { of: string; bytes: number; at: 'on-its-way' | 'whole' } | null = null
  const sent = join(inbox, SENT_FILE)

  async function look(): Promise<void> {
    state = await parts.readState()
    ordered = await parts.hasOrder()
    const end = endOf(state)
    if (end !== null)
      await station.execute(
        `update/${end.id}/${end.outcome}`,
        { type: 'record-update', ...end },
        { at: 'system' },
      )
    // A press that the station's day was waited for.
    const mayNow = station.opening().at === 'closed' && parts.isEmpty()
    if (state.at === 'waiting' && !ordered && mayNow && state.hindered === null) {
      const asked = await order({ at: 'switch', id: randomUUID(), by: state.release.by })
      if (asked.at === 'failed') log.error(asked, 'the update cannot be asked for')
    }
  }

  async function atHand(): Promise<readonly FileAtHand[]> {
    const files: FileAtHand[] = []
    if (sending !== null) {
      const read = await parts.read(sent)
      // A file of which more is to come is not told to be damaged.
      if (read.at === 'sound' || sending.at === 'whole')
        files.push({ id: SENT, folder: null, name: null, read })
    }
    for (const { path, name, folder } of await parts.found())
      files.push({ id: path, folder, name, read: await parts.read(path) })
    return files
  }

  /** Into the inbox, under a name that an order may have; what an earlier order has left there goes. */
  async function layDown(id: string): Promise<string> {
    for (const name of await readdir(inbox))
      if (name.endsWith('.update')) await rm(join(inbox, name), { force: true })
    const file = `${randomUUID()}.update`
    if (id === SENT) {
      await rename(sent, join(inbox, file))
      sending = null
    } else await copyFile(id, join(inbox, file))
    return file
  }

  return {
    state: () => state,
    ordered: () => ordered,
    look,
    atHand,
    trusted: parts.trusted,

    async receive(of, at, bytes, which) {
      try {
        if (at === 0) {
          await mkdir(inbox, { recursive: true })
          await rm(sent, { force: true })
          sending = { of, bytes: 0, at: 'on-its-way' }
        }
        if (
          sending === null ||
          sending.of !== of ||
          sending.bytes !== at ||
          at + bytes.length > parts.maxBytes
        )
          return { at: 'out-of-order', bytes: sending?.of === of ? sending.bytes : 0 }
        await using file = await open(sent, 'a', 0o600)
        await file.writeFile(bytes)
        sending = { of, bytes: at + bytes.length, at: which === 'last' ? 'whole' : 'on-its-way' }
        return { at: 'received', bytes: sending.bytes }
      } catch (error) {
        sending = null
        return { at: 'failed', reason: String(error) }
      }
    },

    async take(commandId, actor, { id, when, older }) {
      const wanted = (await atHand()).find((file) => file.id === id)
      if (wanted === undefined) return { at: 'unknown' }
      const { read } = wanted
      if (read.at === 'refused') {
        const { at: _, ...refusal } = read
        return { at: 'refused', refusal }
      }
      const { account: by } = actor
      try {
        const file = await layDown(id)
        const { version, number, key } = read.manifest
        const orderId = file.slice(0, -'.update'.length)
        // In the ledger first: what it becomes is written on top of it.
        const outcome = await station.execute(
          commandId,
          { type: 'order-update', id: orderId, version, number, key, by, when },
          actor,
        )
        if (outcome.at !== 'done') return { at: 'failed', reason: outcome.at }
        if (outcome.repeated) return { at: 'ordered' }
        const asked = await order({ at: 'take', id: orderId, by, file, older, now: when === 'now' })
        ordered = asked.at === 'ordered'
        return asked
      } catch (error) {
        return { at: 'failed', reason: String(error) }
      }
    },

    async switchNow({ account }) {
      await look()
      if (state.at !== 'waiting') return { at: 'nothing' }
      return order({ at: 'switch', id: randomUUID(), by: account })
    },

    troubles() {
      if (state.at !== 'rolled-back' || clock.now() - Date.parse(state.time) > TOLD_FOR_MS) return []
      const { release, why, time } = state
      return [
        {
          id: `update:${release.id}`,
          at: 'update',
          code: 'update-rolled-back',
          since: time,
          version: release.version,
          why,
        },
      ]
    },
  }
}

/** Null while it goes on, and where there was none. */
function endOf(state: UpdateState): UpdateEnd | null {
  switch (state.at) {
    case 'kept': {
      const { id, version, by } = state.release
      return { outcome: 'kept', id, version, by }
    }
    case 'rolled-back': {
      const { id, version, by } = state.release
      return { outcome: 'rolled-back', why: state.why, id, version, by }
    }
    case 'refused': {
      const { id, by, version, why } = state
      return { outcome: 'refused', why, id, by, version: version ?? '' }
    }
    case 'none':
    case 'waiting':
    case 'copying':
    case 'trying':
    case 'returning':
      return null
  }
}

/** How a release stands to the one that runs; `running`: its number, null where that is not known. */
export function orderAgainst(
  running: number | null,
  { number }: Pick<BundleManifest, 'number'>,
): 'newer' | 'same' | 'older' {
  if (running === null || number > running) return 'newer'
  return number === running ? 'same' : 'older'
}
