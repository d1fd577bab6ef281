import type { ContentKind } from '#contract/contents.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'
import type { Contents, WrittenContents } from '../contents.ts'
import {
  type ContentsTrouble,
  type FoundTrouble,
  faultTroubles,
  folderUnreadable,
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
  /** Reads everything again; resolves when it is published or refused. */
  readAnew(): Promise<void>
  close(): void
}

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
  let troubles: readonly ContentsTrouble[] = []
  let reading: Promise<void> = Promise.resolve()
  tell(faultTroubles('left-out', written.setAside))

  /** A trouble that stays keeps the time since when it has been there. */
  function tell(now: readonly FoundTrouble[]): void {
    const before = new Map(troubles.map((trouble) => [trouble.id, trouble]))
    const since = new Date(clock.now()).toISOString()
    troubles = now.map((found) => {
      const known = before.get(found.id)
      const trouble = { ...found, since: known?.since ?? since }
      if (JSON.stringify(known) !== JSON.stringify(trouble)) log.warn(found, 'contents')
      return trouble
    })
  }

  async function readNow(): Promise<void> {
    try {
      const read = await written.readAnew()
      if (read.at === 'faults') tell(faultTroubles('not-taken-in', read.faults))
      else {
        tell(nextStartTroubles(read.fromNextStart))
        take(read.contents)
      }
    } catch (error) {
      log.error({ err: error }, 'the contents cannot be read')
      tell([folderUnreadable])
    }
  }

  function take(next: Contents): void {
    const changed = KINDS.filter((kind) => JSON.stringify(next[kind]) !== JSON.stringify(contents[kind]))
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
    close: endWatch,
  }
}
