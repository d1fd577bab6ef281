import type { ContentKind } from '#contract/contents.ts'
import { describe } from '#daemon/content/describe.ts'
import { type EditedDocument, type EditedRest, editedDocument, type Which } from '#daemon/content/edited.ts'
import { keptGuide, overCity } from '#daemon/content/guide/overlay.ts'
import { missingPictures } from '#daemon/content/notice/pictures.ts'
import type { PublishedContents } from '#daemon/content/published/contents.ts'
import type { WrittenDocument } from '#daemon/content/source.ts'
import { openContentsDesk } from '#daemon/desks/contents/contents-desk.ts'
import { type LaidDocument, type LaidRest, openShownContents } from '#daemon/desks/contents/shown-contents.ts'
import { inUse } from '#daemon/domain/queue/left-over.ts'
import { contentRoutes } from '#daemon/http/routes/contents.ts'
import { takenAwayInUse } from '#daemon/http/words/in-use.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { contentsTroubleWords, versionTroubleWords } from '#daemon/http/words/troubles/contents.ts'
import { viewsOf } from './content-views.ts'
import type { Feature, Ground } from './feature.ts'
import { mediaDesk } from './media.ts'
import { staffDesk, staffGate } from './staff.ts'

/** What the station writes in a browser. Opened first: what it shows counts before the first request is answered. */
export const contents: Feature = async (ground) => {
  const { station, stores, settings, contents: published, atClose } = ground
  const shown = await openShownContents({
    station,
    timeZone: settings.station.timeZone,
    files: stores.contents,
    layOver: layingOver(published),
  })
  atClose(shown.close)
  const media = await ground.use(mediaDesk)
  const desk = openContentsDesk({
    station,
    ledger: stores.ledger,
    views: stores.views,
    files: stores.contents,
    shown,
    inFiles: published.files,
    check: (document, mayEditCatalogue) => [
      ...published.check(document, mayEditCatalogue),
      ...(document.kind === 'notice' ? missingPictures(document.value, media.has) : []),
      ...inUseBy(ground, document),
    ],
    toKeep: (which, document) =>
      which.kind === 'guide' ? keptGuide(document, inFile(published, which)) : document,
    toShow: (which, kept) =>
      which.kind === 'guide' ? overCity(kept, inFile(published, which)) : { document: kept, findings: [] },
    describe,
    view: viewsOf(ground),
    isLeftOut: ({ kind, id, version }) =>
      [...published.troubles(), ...shown.troubles()].some(
        (trouble) => trouble.id === `contents:${kind}/${id}/${version}`,
      ),
  })
  const { staff } = ground.use(staffDesk)
  return {
    troubles: () => [
      ...inWords(published.troubles(), contentsTroubleWords),
      ...inWords(shown.troubles(), versionTroubleWords),
    ],
    routes: [
      {
        group: 'staff',
        register: (app) =>
          contentRoutes(app, {
            desk,
            gate: ground.use(staffGate),
            nameOf: (account) => staff.byId(account)?.name ?? account,
          }),
      },
    ],
  }
}

const inFile = (published: PublishedContents, { kind, id }: Which): unknown =>
  published.files(kind).find((file) => file.id === id)?.value

/** What the document would take away while people are there. */
function inUseBy({ station, service }: Ground, { kind, value }: { kind: ContentKind; value: unknown }) {
  if (kind !== 'rules') return []
  const { windows, queues } = inUse(station.state().queue)
  const now = service()
  return takenAwayInUse(value, {
    windows: now.windows.filter(({ id }) => windows.includes(id)),
    queues: queues.map(({ id, waiting }) => ({
      id,
      waiting,
      name: now.queues.find((queue) => queue.id === id)?.name ?? id,
    })),
  })
}

/** A version stays the same object for as long as it is shown, so that it is checked once. */
function layingOver(published: PublishedContents): (documents: readonly LaidDocument[]) => void {
  let made = new Map<string, WrittenDocument>()
  return (documents) => {
    const inUse = new Map<string, WrittenDocument>()
    const written = ({ kind, id }: LaidDocument, version: number, value: unknown): WrittenDocument => {
      const key = `${kind}/${id}/${version}`
      const known = made.get(key)
      const document =
        known?.value === value && known !== undefined ? known : editedDocument({ kind, id }, version, value)
      inUse.set(key, document)
      return document
    }
    const restOf = (of: LaidDocument, { version, value, ...why }: LaidRest): EditedRest => ({
      ...why,
      document: version === null ? null : written(of, version, value),
    })
    const edited = documents.map((document): EditedDocument => {
      if (document.at === 'to-come') return { ...document, rest: restOf(document, document.rest) }
      if (document.at === 'hidden')
        return { ...document, rest: document.rest && restOf(document, document.rest) }
      const { kind, id, day, until, choices } = document
      return {
        kind,
        id,
        day,
        at: 'published',
        until,
        choices: choices.map(({ version, value }) =>
          version === null
            ? { version, document: null }
            : { version, document: written(document, version, value) },
        ),
      }
    })
    made = inUse
    published.layOver(edited)
  }
}
