import type { Contents, WrittenContents } from '#daemon/content/contents.ts'
import { unfiledDocument } from '#daemon/content/edited.ts'
import { openContents, type PublishedContents } from '#daemon/content/published/contents.ts'
import type { Clock } from '#daemon/clock.ts'
import { manualClock } from './manual-clock.ts'
import { silentLog } from './silent-log.ts'

/** What no city has published anything for. */
export const withoutCity: Pick<WrittenContents, 'standOn' | 'city' | 'checkCity'> = {
  standOn: () => undefined,
  city: () => ({
    guide: { index: unfiledDocument('catalogue', '', undefined), expressions: null, items: [] },
    notices: [],
  }),
  checkCity: () => ({ faults: [], notShown: [], leftOut: [], lapsed: [] }),
}

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
      ...withoutCity,
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
