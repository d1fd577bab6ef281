import { beforeAll, describe, expect, test } from 'vitest'
import type { Surface } from '../../kiosk-ui/gallery/states.ts'
import type { Screen } from './chromium.ts'
import { measuredScreenOfWorker, screensOf, showInGallery, statesOn } from './gallery-screens.ts'
import { galleryOfWorker } from './gallery-server.ts'
import { gateFindings } from './gate.ts'
import { nothingPassed, type Passed } from './gate-passed.ts'
import { type Demands, kioskDemands } from './gate-rules.ts'

/** A 27-inch screen; a finer one makes the same pixels smaller, which the gate's own tests cover. */
export const MM_PER_PX = 0.311

const demandsOf: Record<Exclude<Surface, 'resident'>, Demands> = {
  board: kioskDemands(MM_PER_PX),
  // 64 px on a 55-inch screen are read at 8 m (design.md Screens).
  hall: { touch: null, mmPerPx: 0.63, fontPx: 64, readClosely: true, layout: 'one-screen' },
  window: { touch: null, mmPerPx: 0.22, fontPx: 16, readClosely: true, layout: 'one-screen' },
  bench: { touch: null, mmPerPx: 0.25, fontPx: 14, layout: 'scrolls' },
  keeper: { touch: null, mmPerPx: 0.25, fontPx: 14, readClosely: true, layout: 'scrolls' },
  phone: { touch: null, mmPerPx: 0.17, fontPx: 14, readClosely: true, layout: 'scrolls' },
  clerk: { touch: null, mmPerPx: 0.25, fontPx: 14, layout: 'desk' },
  admin: { touch: null, mmPerPx: 0.25, fontPx: 14, layout: 'desk' },
}

/** What the files of this worker have passed already. */
const passedOn: Partial<Record<Surface, Passed>> = {}

/**
 * Every state of a surface, as it stands on one of its screens, through the gate in both contrasts. One page shows them
 * one after another, each by its own address: nothing of the one before is left. `what`: on a further screen of the same
 * page it is another mode, or the layout alone is new.
 */
export function passTheGate(
  surface: keyof typeof demandsOf,
  screen: string,
  what?: Parameters<typeof gateFindings>[2],
): void {
  describe(`${surface}, ${screen}`, () => {
    const passed = (passedOn[surface] ??= nothingPassed())
    let gallery: Awaited<ReturnType<typeof galleryOfWorker>>
    let shown: Screen
    beforeAll(async () => {
      gallery = await galleryOfWorker()
      const size = screensOf[surface][screen]
      if (!size) throw new Error(`${surface} stands on no screen called ${screen}`)
      shown = await measuredScreenOfWorker(size)
    })

    test.each(statesOn(surface, screen).filter(({ lookedAtBy }) => lookedAtBy === undefined))(
      '$name passes the gate in both contrasts',
      async ({ name }) => {
        const before = shown.faults().length
        await showInGallery(shown.page, { url: gallery.url, surface, name })
        const untold = await shown.page.evaluate(untoldOnScreen)
        const findings = await gateFindings(shown.page, demandsOf[surface], what, passed)
        const faults = shown.faults().slice(before)
        expect({ ...findings, faults, untold }).toEqual({ normal: [], high: [], faults: [], untold: [] })
      },
    )
  })
}

/** Runs inside the page: what 念给我听 would leave out; surfaces that are not read aloud know nothing of it. */
export async function untoldOnScreen(): Promise<string[]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- gallery/resident/main.tsx puts it there
  const { untold } = globalThis as { untold?: () => Promise<string[]> }
  return untold ? untold() : []
}
