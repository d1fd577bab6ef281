import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { UpdatesReply } from '#contract/updates.ts'
import { findFiles } from '#daemon/desks/packs/found-packs.ts'
import { openUpdateDesk, orderAgainst, type UpdateDesk } from '#daemon/desks/updates/update-desk.ts'
import { updateRoutes } from '#daemon/http/routes/updates.ts'
import { openConfirmed } from '#daemon/http/staff/confirmed.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import {
  updateProblems,
  updateRefusalWords,
  updateStateWords,
  updateTroubleWords,
} from '#daemon/http/words/updates.ts'
import { parseJson } from '#daemon/store/canonical.ts'
import { fingerprintOf } from '#daemon/store/packs/pack-keys.ts'
import { BUNDLE_ENDING, BUNDLE_MAX_BYTES, readBundle } from '#daemon/store/updates/bundle.ts'
import { readUpdateKeys } from '#daemon/store/updates/update-keys.ts'
import { readUpdateState, updatePlaces, writeOrder } from '#daemon/store/updates/update-state.ts'
import { type Feature, type Ground } from './feature.ts'
import { STICKS } from './packs.ts'
import { staffDesk, staffGate } from './staff.ts'

/** How soon an update that has ended stands in the ledger, and one that waits is switched to after closing. */
const LOOK_EVERY_MS = 5_000

/** Whose holder is in the hall. */
const OPEN: ReadonlySet<string> = new Set(['waiting', 'called', 'serving'])

/** Signed updates of the program, where the package has a folder for them. */
export const updates: Feature = (ground) => {
  const { settings, clock, log, atClose } = ground
  const desk = settings.updates === null ? null : openDesk(ground, settings.updates)
  if (desk !== null) {
    const look = () => {
      cancel = clock.after(LOOK_EVERY_MS, look)
      void desk.look().catch((error: unknown) => log.error({ err: error }, 'updates'))
    }
    let cancel = clock.after(0, look)
    atClose(() => cancel())
  }
  const { staff, signIn } = ground.use(staffDesk)
  const gate = ground.use(staffGate)

  async function standing(): Promise<UpdatesReply> {
    const none = { version: settings.version, state: null, ordered: false, atHand: [], trusted: [] }
    if (desk === null) return { ...none, unavailable: updateProblems.unavailable }
    await desk.look()
    const keys = await desk.trusted()
    const running = await runningNumber()
    const state = desk.state()
    const by = state.at === 'none' ? null : state.at === 'refused' ? state.by : state.release.by
    return {
      version: settings.version,
      unavailable: null,
      state:
        state.at === 'none'
          ? null
          : {
              at: state.at,
              words: updateStateWords(state),
              time: state.time,
              by: by === null ? null : (staff.byId(by)?.name ?? by),
            },
      ordered: desk.ordered(),
      atHand: (await desk.atHand()).map(({ read, id, folder, name }) => ({
        id,
        folder,
        name,
        version: read.at === 'sound' ? read.manifest.version : null,
        signedBy:
          read.at === 'sound' ? (keys.find(({ key }) => key === read.manifest.key)?.name ?? null) : null,
        order: read.at === 'sound' ? orderAgainst(running, read.manifest) : null,
        refused:
          read.at === 'sound'
            ? null
            : updateRefusalWords(read, read.code === 'foreign' ? fingerprintOf(read.key) : undefined),
      })),
      trusted: keys.map(({ name, key }) => ({ name, fingerprint: fingerprintOf(key) })),
    }
  }

  return {
    troubles: () => inWords(desk?.troubles() ?? [], updateTroubleWords),
    routes: [
      {
        group: 'staff',
        register: (app) =>
          updateRoutes(app, { desk, gate, confirmed: openConfirmed(gate, signIn), standing, fingerprintOf }),
      },
    ],
  }
}

function openDesk(ground: Ground, { folder, keys }: { folder: string; keys: string }): UpdateDesk {
  const { station, clock, log } = ground
  const { inbox, order } = updatePlaces(folder)
  const trusted = () => readUpdateKeys(keys)
  return openUpdateDesk({
    station,
    clock,
    log,
    inbox,
    isEmpty: () => [...station.state().queue.tickets.values()].every(({ state }) => !OPEN.has(state.at)),
    readState: () => readUpdateState(folder),
    hasOrder: () =>
      access(order).then(
        () => true,
        () => false,
      ),
    order: (asked) => writeOrder(folder, asked),
    trusted,
    read: async (path) => readBundle(path, await trusted()),
    found: () => findFiles(STICKS, BUNDLE_ENDING),
    maxBytes: BUNDLE_MAX_BYTES,
  })
}

/** Of the program that runs; null in a checkout. */
async function runningNumber(): Promise<number | null> {
  const path = join(import.meta.dirname, '../../release.json')
  const release = parseJson(await readFile(path, 'utf8').catch(() => ''))
  if (typeof release !== 'object' || release === null || !('number' in release)) return null
  return Number(release.number)
}
