import {
  checkContents,
  type Contents,
  type ShownContents,
  type WrittenContents,
} from '#daemon/content/contents.ts'
import { checkShape } from '#daemon/content/check/shape.ts'
import type { EditedDocument } from '#daemon/content/edited.ts'
import { lockedFindings } from '#daemon/content/guide/overlay.ts'
import { restingGuide } from '#daemon/content/guide/resting.ts'
import { withoutGuides } from '#daemon/content/guide/check-guides.ts'
import type { Fault } from '#daemon/content/fault.ts'
import type { CityDocuments } from '#daemon/content/packs/pack-parts.ts'
import type { Written } from '#daemon/content/source.ts'
import { checkCity, droppedBy, withCity } from './city-documents.ts'
import { type ConfigFolder, contentsWith, readContentsAnew, type Started } from './config-folder.ts'
import { documentsIn, factsOf, fileGuide, type Ground, type LaidRest, layOver } from './lay-over.ts'
import { findingsAtGate } from './publish-gate.ts'
import { StationConfig } from './station.ts'

/** The files as they were taken in last; `dropped`: guides of theirs that the city's catalogue has not got any more. */
type TakenIn = {
  ground: Ground
  contents: Contents
  setAside: readonly Fault[]
  dropped?: readonly LaidRest[]
}

/** What is written in `folder`, as a station that has started with `started` follows it. */
export function writtenContents(folder: ConfigFolder, started: Started, first: TakenIn): WrittenContents {
  let taken = first
  let city: CityDocuments | null = null
  let stood = taken

  /** The same object until another one counts, so that what was worked out from it still holds. */
  function stand(): void {
    stood =
      city === null
        ? taken
        : { ...taken, ground: withCity(taken.ground, city), dropped: droppedBy(taken.ground, city) }
  }

  return {
    contents: first.contents,
    setAside: first.setAside,
    watch: folder.source.watch,
    async readAnew() {
      const read = await readContentsAnew(folder, started)
      if (read.at === 'faults') return read
      taken = { ground: read.ground, contents: read.contents, setAside: [] }
      stand()
      return { at: 'sound', fromNextStart: read.fromNextStart }
    },
    standOn(documents) {
      city = documents
      stand()
    },
    city: () => city ?? { guide: taken.ground.written.guide, notices: [] },
    checkCity: (documents, edited) =>
      checkCity({ files: taken.ground, now: stood.ground }, documents, edited),
    under: (edited) => (stood === taken && edited.length === 0 ? asRead(taken) : under(stood, edited)),
    files: (kind) =>
      documentsIn(stood.ground, kind).map(({ id, document }) => ({ id, value: document.value })),
    check(document, others, mayEditCatalogue) {
      const { kind, id, value } = document
      const locked =
        kind === 'guide' ? lockedFindings(value, fileGuide(stood.ground, id), mayEditCatalogue) : []
      return [...locked, ...findingsAtGate(layOver(stood.ground, others), document)]
    },
  }
}

const asRead = ({ contents }: TakenIn): ShownContents => ({ contents, shadowed: [], leftOut: [] })

/** What is shown where some documents stand over the files, or in their place. */
function under(
  { ground, setAside, dropped = [] }: TakenIn,
  edited: readonly EditedDocument[],
): ShownContents {
  const { station, written, hidden, resting, leftOut } = layOver(ground, edited)
  const checked = checkContents(written, factsOf(station))
  const { whole } = checkShape(StationConfig, station)
  // What is laid over station.yaml has passed the check of the whole of it.
  if (whole === null) throw new Error('a document was laid over station.yaml that does not fit it')
  const catalogue = withoutGuides(checked.contents.guide, hidden)
  const version = newestVersion(catalogue.version, edited)
  const terms = guideTerms(edited)
  const gone = [...resting, ...dropped].flatMap(
    ({ document, rest }) => restingGuide(document, rest, whole.type) ?? [],
  )
  // Without them it is the catalogue of the files still, so that a notice that is published changes no guide.
  const guide = {
    ...catalogue,
    version,
    ...(Object.keys(terms).length > 0 && { terms }),
    ...(gone.length > 0 && { resting: gone }),
  }
  const known = new Set(setAside.map(keyOf))
  const ofFiles = fileNames(ground.written)
  return {
    contents: contentsWith({ ...checked.contents, guide }, whole),
    // What leads to an errand that is gone rests; a document that cannot be shown any more is told.
    shadowed: checked.faults.filter((fault) => ofFiles.has(fault.file) && !known.has(keyOf(fault))),
    leftOut,
  }
}

/** A guide that is shown as its file has it again holds by the catalogue's version alone. */
const guideTerms = (edited: readonly EditedDocument[]): NonNullable<Contents['guide']['terms']> =>
  Object.fromEntries(
    edited.flatMap((document) => {
      const { kind, id, day, at } = document
      if (kind !== 'guide' || at !== 'published' || day === '') return []
      return document.choices[0]?.version === null ? [] : [[id, { since: day, until: document.until }]]
    }),
  )

/** The catalogue's version is a day, printed on every slip: that of its file, or of the newest guide that stands over it. */
function newestVersion(version: string, edited: readonly EditedDocument[]): string {
  const days = edited.flatMap(({ kind, day }) =>
    kind === 'guide' ? [day.split('-').map(Number).join('.')] : [],
  )
  const inOrder = (of: string) =>
    of
      .split('.')
      .map((part) => part.padStart(4, '0'))
      .join('.')
  return [version, ...days].reduce((newest, one) => (inOrder(one) > inOrder(newest) ? one : newest))
}

const keyOf = ({ file, path, message }: Fault): string => JSON.stringify([file, path, message])

const fileNames = ({ notice, guide, places, holidays }: Written): ReadonlySet<string> =>
  new Set([...notice.notices, ...guide.items, places, ...holidays].map(({ name }) => name))
