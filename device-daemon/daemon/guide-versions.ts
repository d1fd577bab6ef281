import { hash } from 'node:crypto'
import { join } from 'node:path'
import type { Fault } from '#daemon/content/fault.ts'
import { readYaml } from '#daemon/content/files/yaml-file.ts'
import type { Catalogue } from '#daemon/content/guide/schema.ts'
import type { ContentsTrouble } from '#daemon/content/published/troubles.ts'
import { versionUnchangedWords } from '#daemon/http/words/troubles/contents.ts'
import type { Log } from '#daemon/log.ts'
import type { Settings } from '#daemon/settings.ts'
import { canonical } from '#daemon/store/canonical.ts'
import { type GuidesShown, openGuidesShown, readGuidesShown } from '#daemon/store/documents/guides-shown.ts'
import type { Ground } from './feature.ts'

/** After this the screens have asked for what they need first. */
const LOOK_AFTER_MS = 3_000
/** A guide says the same to residents whatever stands here. */
const NOT_READ_BY_RESIDENTS = new Set(['suspended', 'keywords', 'editorNote'])

/**
 * Every slip and every printed guide names the catalogue's version. Remembers in the data folder what was first shown
 * under it, and tells while something else is shown under the same.
 */
export function guideVersions({
  settings,
  contents,
  clock,
  log,
  atClose,
}: Pick<Ground, 'contents' | 'clock' | 'atClose'> & {
  settings: Pick<Settings, 'dataDir'>
  log: Log
}): () => readonly ContentsTrouble[] {
  let trouble: ContentsTrouble | null = null
  let looking: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    const opened = await openGuidesShown(settings.dataDir, log)
    // Without it nothing can be compared; residents miss nothing.
    if (opened.at === 'fault') return
    const { document } = opened
    const catalogue = contents.published('guide')
    // What is edited in a browser moves the version by itself, once a day.
    const changed = changedSince(document.data(), catalogue, contents.edited('guide'))
    if (changed === null) await document.update(() => shownNow(catalogue))
    trouble =
      changed === null || changed.length === 0
        ? null
        : {
            id: `contents:version:${catalogue.version}`,
            at: 'contents',
            code: 'version-unchanged',
            version: catalogue.version,
            guides: changed,
            since: trouble?.since ?? new Date(clock.now()).toISOString(),
          }
  }

  const lookSoon = () => {
    looking = looking.then(look).catch((error: unknown) => log.error({ err: error }, 'guide versions'))
  }
  const cancel = clock.after(LOOK_AFTER_MS, () => {
    lookSoon()
    contents.onChanged((kinds) => {
      if (kinds.includes('guide')) lookSoon()
    })
  })
  atClose(() => {
    cancel()
    return looking
  })
  return () => (trouble === null ? [] : [trouble])
}

/** The same for `--check-config`, by what a station with this data folder has shown; nothing where it has shown nothing. */
export async function versionWarnings({ configDir, dataDir, written }: Settings): Promise<Fault[]> {
  const shown = await readGuidesShown(dataDir)
  const catalogue = written.contents.guide
  const changed = shown === null ? null : changedSince(shown, catalogue)
  if (changed === null || changed.length === 0) return []
  const file = join(configDir, 'catalogue', 'catalogue.yaml')
  const read = await readYaml(file, file)
  const words = versionUnchangedWords({ version: catalogue.version, guides: changed })
  return read.at === 'read' ? [read.file.fault(['version'], words)] : []
}

/** Names of the guides that read otherwise than under the same version before; null under another version. */
function changedSince(
  shown: GuidesShown,
  catalogue: Catalogue,
  edited: ReadonlySet<string> = new Set(),
): readonly string[] | null {
  if (shown.version !== catalogue.version) return null
  const now = shownNow(catalogue).guides
  const names = new Map(catalogue.items.map(({ seq, name }) => [String(seq), name]))
  const all = [...new Set([...Object.keys(shown.guides), ...Object.keys(now)])]
  return all
    .filter((seq) => shown.guides[seq] !== now[seq] && !edited.has(seq))
    .map((seq) => names.get(seq) ?? `第 ${seq} 项（已删去）`)
}

function shownNow({ version, items }: Catalogue): GuidesShown {
  const guides = items.map((item) => {
    const read = Object.entries(item).filter(([field]) => !NOT_READ_BY_RESIDENTS.has(field))
    return [String(item.seq), hash('sha256', canonical(Object.fromEntries(read)))] as const
  })
  return { version, guides: Object.fromEntries(guides) }
}
