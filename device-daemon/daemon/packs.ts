import type { ContentKind } from '#contract/contents.ts'
import { warningWords } from '#daemon/content/fault.ts'
import { documentsOf, packParts, partTitle } from '#daemon/content/packs/pack-parts.ts'
import { openFoundPacks } from '#daemon/desks/packs/found-packs.ts'
import { packTodo } from '#daemon/desks/packs/pack-todo.ts'
import { openPackKeysDesk } from '#daemon/desks/packs/pack-keys-desk.ts'
import { openPacksDesk } from '#daemon/desks/packs/packs-desk.ts'
import { openShownPack } from '#daemon/desks/packs/shown-pack.ts'
import { packKeyRoutes } from '#daemon/http/routes/pack-keys.ts'
import { packRoutes } from '#daemon/http/routes/packs.ts'
import { openPacksView } from '#daemon/http/routes/packs-view.ts'
import { openConfirmed } from '#daemon/http/staff/confirmed.ts'
import { documentWords } from '#daemon/http/words/contents.ts'
import { packTodoWords, packTroubleWords } from '#daemon/http/words/packs.ts'
import { todoInWords } from '#daemon/http/words/todo.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import {
  checkPack,
  partsOfKept,
  PACK_ENDING,
  PACK_MAX_BYTES,
  type PackRead,
  readPack,
} from '#daemon/store/packs/pack.ts'
import { fingerprintOf, readPublicKey } from '#daemon/store/packs/pack-keys.ts'
import type { Feature } from './feature.ts'
import { staffDesk, staffGate } from './staff.ts'

/** Where Linux mounts a stick. */
export const STICKS = ['/media', '/run/media', '/mnt']
/** A stick that is plugged in is among what is to do within half a minute. */
const LOOK_EVERY_MS = 30_000

/** 全市目录. Opened before what the station itself writes, which stands over it. */
export const packs: Feature = async (ground) => {
  const { station, stores, settings, contents, clock, log, atClose } = ground
  const { keys: configured = [], folders = STICKS } = settings.station.cityPack ?? {}
  const keys = openPackKeysDesk({ station, configured })
  const shown = await openShownPack({
    station,
    files: stores.contents,
    partsOf: partsOfKept,
    standOn(pack) {
      if (pack === null) return contents.standOn(null)
      // Its hash was compared with the ledger's, and its signature checked when it was taken.
      contents.standOn(documentsOf(pack.parts, nameOfPack(pack.taken)))
    },
  })
  atClose(shown.close)
  const found = openFoundPacks<PackRead>({
    folders,
    ending: PACK_ENDING,
    maxBytes: PACK_MAX_BYTES,
    read: (bytes) =>
      bytes === null ? { at: 'refused', code: 'too-large' } : readPack(bytes, keys.trusted()),
    basis: keys.trusted,
  })
  const desk = openPacksDesk({
    station,
    views: stores.views,
    files: stores.contents,
    shown,
    found: found.look,
    read: (bytes) => readPack(bytes, keys.trusted()),
    readKept: (document) => checkPack(document, keys.trusted()),
    trustOf(key) {
      const found = keys.trusted().find((one) => one.key === key)
      if (found === undefined) return null
      return found.paired === null ? 'configured' : 'paired'
    },
    parts: () => packParts(contents.city()),
    ownPart(part) {
      const { kind, id } = placeOf(part)
      return kind === null ? undefined : contents.files(kind).find((file) => file.id === id)?.value
    },
    check({ pack }) {
      const checked = contents.checkCity(documentsOf(pack.parts, nameOfPack(pack.manifest)))
      const told = (kind: ContentKind, id: string, findings: readonly { words: string }[]) =>
        `${documentWords(kind, id)}：${findings.map(({ words }) => words).join('；')}`
      return {
        faults: checked.faults.map(warningWords),
        notShown: [
          ...checked.notShown.map(warningWords),
          ...checked.leftOut.map(({ kind, id, findings }) => told(kind, id, findings)),
        ],
        lapsed: checked.lapsed.map(({ id, findings }) => told('guide', id, findings)),
      }
    },
    titleOf: partTitle,
    isEdited(part) {
      const { kind, id } = placeOf(part)
      return kind !== null && contents.edited(kind).has(id)
    },
  })

  let cancel = clock.after(0, lookAgain)
  function lookAgain(): void {
    void desk.atHand().catch((error: unknown) => log.error({ err: error }, 'packs on sticks'))
    cancel = clock.after(LOOK_EVERY_MS, lookAgain)
  }
  atClose(() => cancel())

  const { staff, signIn } = ground.use(staffDesk)
  const gate = ground.use(staffGate)
  const view = openPacksView({
    desk,
    keys,
    nameOf: (account) => staff.byId(account)?.name ?? account,
    fingerprintOf,
    folders,
    catalogue() {
      const { version, items } = contents.published('guide')
      return { version, guides: items.length }
    },
  })
  return {
    troubles: () => inWords(shown.troubles(), packTroubleWords),
    todo: () => todoInWords(packTodo(desk.lastSeen()), packTodoWords),
    routes: [
      {
        group: 'staff',
        register(app) {
          packRoutes(app, { desk, gate, view, maxBytes: PACK_MAX_BYTES })
          const confirmed = openConfirmed(gate, signIn)
          packKeyRoutes(app, { keys, view, confirmed, fingerprintOf, readKey: readPublicKey })
        },
      },
    ],
  }
}

const nameOfPack = ({ issuer, version }: { issuer: string; version: number }): string =>
  `${issuer}第 ${version} 号目录`

/** The document that a part is; none for what is of the catalogue as a whole. */
function placeOf(part: string): { kind: 'guide' | 'notice' | null; id: string } {
  const [folder, id = ''] = part.split('/')
  return { kind: folder === 'guide' || folder === 'notice' ? folder : null, id }
}
