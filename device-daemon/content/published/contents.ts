import type { ContentKind } from '#contract/contents.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'
import type { Finding } from '../check/finding.ts'
import { isSame } from '../check/same.ts'
import type { CheckedCity, Contents, ShownContents, WrittenContents } from '../contents.ts'
import { type EditedDocument, editedDocument, type Which } from '../edited.ts'
import type { CityDocuments } from '../packs/pack-parts.ts'
import {
  type ContentsTrouble,
  type FoundTrouble,
  faultTroubles,
  folderUnreadable,
  leftOutTroubles,
  nextStartTroubles,
} from './troubles.ts'

/** What is published now. Everything that shows contents asks here, each time. */
export type PublishedContents = {
  /** The same object as long as nothing of the kind has changed. */
  published<Kind extends ContentKind>(kind: Kind): Contents[Kind]
  /** Calls after these kinds have changed. */
  onChanged(listener: (kinds: readonly ContentKind[]) => void): void
  /** Why what is written is not what is shown. */
  troubles(): readonly ContentsTrouble[]
  /** Reads the files again; resolves when they are published or refused. */
  readAnew(): Promise<void>
  /** Puts these documents over the files, in the place of those that stood there. */
  layOver(edited: readonly EditedDocument[]): void
  /** See `WrittenContents`. */
  standOn(city: CityDocuments | null): void
  city(): CityDocuments
  /** What would be found if the station stood on `city`, with what is edited over it. */
  checkCity(city: CityDocuments): CheckedCity
  /** Ids of a kind's documents that stand over the files. */
  edited(kind: ContentKind): ReadonlySet<string>
  /** The documents of a kind as the files have them. */
  files(kind: ContentKind): readonly { id: string; value: unknown }[]
  /** Everything as it would be with this document published over it; null where it cannot be shown. */
  draft(document: Which & { value: unknown }): Contents | null
  /** What is found in a document before it is published among what is shown now. */
  check(document: Which & { value: unknown }, mayEditCatalogue: boolean): readonly Finding[]
  close(): void
}

type FileDocument = { id: string; value: unknown }

/** A plate for each window that there is now; one that was added in a browser has its own name on it. */
const platesOf = ({ windows }: Contents['rules'], inFiles: readonly FileDocument[]): FileDocument[] =>
  windows.map(({ id, label }) => inFiles.find((file) => file.id === id) ?? { id, value: { title: label } })

/** No version of a document that is kept. */
const DRAFT = 0

const KINDS = [
  'notice',
  'guide',
  'places',
  'station',
  'plates',
  'rules',
] as const satisfies readonly ContentKind[]

/**
 * Shows what was sound at the start, and follows what is written from then on: a change is taken in as a whole, or not at
 * all while anything written has a fault.
 */
export function openContents(written: WrittenContents, clock: Clock, log: Log): PublishedContents {
  const listeners = new Set<(kinds: readonly ContentKind[]) => void>()
  let contents = written.contents
  let edited: readonly EditedDocument[] = []
  let ofFiles: readonly FoundTrouble[] = []
  let ofEdited: readonly FoundTrouble[] = []
  let troubles: readonly ContentsTrouble[] = []
  let reading: Promise<void> = Promise.resolve()
  tell({ ofFiles: faultTroubles('left-out', written.setAside) })

  /** A trouble that stays keeps the time since when it has been there. */
  function tell(now: { ofFiles?: readonly FoundTrouble[]; ofEdited?: readonly FoundTrouble[] }): void {
    ;({ ofFiles = ofFiles, ofEdited = ofEdited } = now)
    const before = new Map(troubles.map((trouble) => [trouble.id, trouble]))
    const since = new Date(clock.now()).toISOString()
    const standing = (found: FoundTrouble): ContentsTrouble => {
      const known = before.get(found.id)
      const trouble = { ...found, since: known?.since ?? since }
      if (JSON.stringify(known) !== JSON.stringify(trouble)) log.warn(found, 'contents')
      return trouble
    }
    troubles = [...ofFiles, ...ofEdited].map(standing)
  }

  async function readNow(): Promise<void> {
    try {
      const read = await written.readAnew()
      if (read.at === 'faults') tell({ ofFiles: faultTroubles('not-taken-in', read.faults) })
      else {
        tell({ ofFiles: nextStartTroubles(read.fromNextStart) })
        show(written.under(edited))
      }
    } catch (error) {
      log.error({ err: error }, 'the contents cannot be read')
      tell({ ofFiles: [folderUnreadable] })
    }
  }

  function show({ contents: next, shadowed, leftOut }: ShownContents): void {
    tell({ ofEdited: [...leftOutTroubles(leftOut), ...faultTroubles('left-out', shadowed)] })
    take(next)
  }

  function take(next: Contents): void {
    const changed = KINDS.filter((kind) => !isSame(next[kind], contents[kind]))
    if (changed.length === 0) return
    // What has not changed stays the same object, so that nothing is worked out again for its sake.
    contents = { ...contents, ...Object.fromEntries(changed.map((kind) => [kind, next[kind]])) }
    log.info({ changed }, 'contents published')
    for (const listener of listeners) listener(changed)
  }

  function readAnew(): Promise<void> {
    reading = reading.then(readNow)
    return reading
  }

  const endWatch = written.watch(clock, () => void readAnew())
  return {
    published: (kind) => contents[kind],
    onChanged: (listener) => {
      listeners.add(listener)
    },
    troubles: () => troubles,
    readAnew,
    layOver(documents) {
      if (documents.length === 0 && edited.length === 0) return
      edited = documents
      show(written.under(edited))
    },
    standOn(city) {
      written.standOn(city)
      show(written.under(edited))
    },
    city: written.city,
    checkCity: (city) => written.checkCity(city, edited),
    draft({ kind, id, value }) {
      const others = edited.filter((other) => other.kind !== kind || other.id !== id)
      const choices = [{ version: DRAFT, document: editedDocument({ kind, id }, DRAFT, value) }]
      const { contents: next, leftOut } = written.under([
        ...others,
        { kind, id, day: '', at: 'published', until: null, choices },
      ])
      return leftOut.some((one) => one.version === DRAFT) ? null : next
    },
    edited: (kind) => new Set(edited.flatMap((document) => (document.kind === kind ? [document.id] : []))),
    files: (kind) =>
      kind === 'plates' ? platesOf(contents.rules, written.files(kind)) : written.files(kind),
    check: ({ kind, id, value }, mayEditCatalogue) =>
      written.check(
        { kind, id, value },
        edited.filter((other) => other.kind !== kind || other.id !== id),
        mayEditCatalogue,
      ),
    close: endWatch,
  }
}
