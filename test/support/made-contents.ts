import type { Contents } from '#daemon/content/contents.ts'
import { openContents, type PublishedContents } from '#daemon/content/published/contents.ts'
import type { Clock } from '#daemon/clock.ts'
import { manualClock } from './manual-clock.ts'
import { silentLog } from './silent-log.ts'

/** Contents that no file stands behind; `publish` puts others in place of them. */
export function madeContents(
  contents: Contents,
  clock: Clock = manualClock(),
): PublishedContents & { publish(next: Contents): Promise<void> } {
  let now = contents
  const published = openContents(
    {
      contents,
      setAside: [],
      readAnew: async () => ({ at: 'sound', fromNextStart: [] }),
      under: () => ({ contents: now, shadowed: [], leftOut: [] }),
      files: () => [],
      check: () => [],
      watch: () => () => undefined,
    },
    clock,
    silentLog(),
  )
  return {
    ...published,
    publish(next) {
      now = next
      return published.readAnew()
    },
  }
}
