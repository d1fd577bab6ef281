import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Showing } from '../../kiosk-ui/gallery/address.ts'
import { residentStatesOf } from '../../kiosk-ui/gallery/resident/states.ts'
import { statesOf } from '../../kiosk-ui/gallery/states.ts'
import { LANDSCAPE, PORTRAIT, type Screen } from './chromium.ts'
import { measuredScreenOfWorker, showInGallery } from './gallery-screens.ts'
import { galleryOfWorker } from './gallery-server.ts'
import { findingsAtTwiceTheSize, findingsOnAnOldPanel, gateFindings } from './gate.ts'
import { nothingPassed } from './gate-passed.ts'
import { kioskDemands, sittingDemands } from './gate-rules.ts'
import { MM_PER_PX, untoldOnScreen } from './gate-screens.ts'
import { readToTheEnd, smallerIn, type StateRead, withheldFrom } from './gate-withheld.ts'

type Journey = keyof typeof residentStatesOf
type Direction = 'upright' | 'lying'
/** `titleTop`: where the title of every screen begins, as parts/title.css says it. */
type Mode = Pick<Showing, 'type' | 'reach'> & { direction: Direction; called: string; titleTop: number }

const mode = (
  direction: Direction,
  type: Mode['type'],
  reach: Mode['reach'],
  called: string,
  titleTop: number,
): Mode => ({
  direction,
  type,
  reach,
  called,
  titleTop,
})
const USUAL = mode('upright', 'normal', 'standing', 'upright', 220)
const LARGE = mode('upright', 'large', 'standing', 'upright in 大字版', 228)
const SITTING = mode('upright', 'normal', 'sitting', 'sitting', 1040)
const SITTING_LARGE = mode('upright', 'large', 'sitting', 'sitting in 大字版', 1040)
/** A lying screen is low as it is. */
const LYING = mode('lying', 'normal', 'standing', 'lying', 156)
const LYING_LARGE = mode('lying', 'large', 'standing', 'lying in 大字版', 164)
const MODES = [USUAL, LARGE, SITTING, SITTING_LARGE, LYING, LYING_LARGE]

/** What the journeys of this worker have passed already. */
const passed = nothingPassed()

/**
 * Every state of a journey through the gate in every mode and both contrasts. The modes of a state follow one another:
 * what is the same in them is judged once. Upright it is read to its last page, too: no mode withholds what another says.
 * `leadsTo`: states of other journeys that its lists lead to; what the usual mode says at once may stand there.
 */
export function passTheGateIn(journey: Journey, leadsTo: readonly string[] = []): void {
  describe(`resident, ${journey}`, () => {
    const screens = new Map<string, Screen>()
    const read = new Map(MODES.map((one) => [one, new Map<string, StateRead>()]))
    const readIn = (one: Mode) => read.get(one) ?? new Map<string, StateRead>()
    let gallery: Awaited<ReturnType<typeof galleryOfWorker>>
    beforeAll(async () => {
      gallery = await galleryOfWorker()
      for (const [direction, size] of Object.entries({ upright: PORTRAIT, lying: LANDSCAPE }))
        screens.set(direction, await measuredScreenOfWorker(size))
    })

    async function show(name: string, { direction, type, reach }: Mode): Promise<Screen> {
      const shown = screens.get(direction)
      if (!shown) throw new Error(`there is no ${direction} screen`)
      const showing = { type, reach }
      await showInGallery(shown.page, { url: gallery.url, surface: 'resident', name, showing })
      return shown
    }

    test.each(statesIn(journey))('$name passes the gate, $in.called', async ({ name, in: inMode, first }) => {
      const before = screens.get(inMode.direction)?.faults().length
      const { page, faults } = await show(name, inMode)
      const untold = await page.evaluate(untoldOnScreen)
      const demands = {
        ...(inMode.reach === 'sitting' ? sittingDemands(MM_PER_PX) : kioskDemands(MM_PER_PX)),
        titleTop: inMode.titleTop,
      }
      const findings = await gateFindings(page, demands, first ? 'everything' : 'another-mode', passed)
      if (inMode.direction === 'upright') readIn(inMode).set(name, await readToTheEnd(page))
      expect({ ...findings, faults: faults().slice(before), untold }).toEqual({
        normal: [],
        high: [],
        faults: [],
        untold: [],
      })
    })

    test('nothing of any screen is lost at 200 %, nor on an old panel of 4:3', async () => {
      const lost: string[] = []
      const look = async (name: string, inMode: Mode, find: (page: Page) => Promise<string[]>) => {
        const { page } = await show(name, inMode)
        lost.push(...(await find(page)).map((finding) => `${name}, ${inMode.called}: ${finding}`))
      }
      for (const name of oneOfEachScreen(journey)) {
        await look(name, USUAL, findingsAtTwiceTheSize)
        for (const lying of [LYING, LYING_LARGE]) await look(name, lying, findingsOnAnOldPanel)
      }
      expect(lost).toEqual([])
    })

    /** Everything that a resident finds in this mode. */
    async function foundIn(inMode: Mode): Promise<ReadonlyMap<string, StateRead>> {
      const found = new Map(read.get(inMode))
      for (const name of leadsTo) found.set(name, await readState(name, inMode))
      return found
    }

    async function readState(name: string, inMode: Mode): Promise<StateRead> {
      const { page } = await show(name, inMode)
      return readToTheEnd(page)
    }

    test('in 大字版 everything is found that others find, on as many pages as it takes, and nothing in a smaller type', async () => {
      const usual = withoutRest(readIn(USUAL))
      expect(withheldFrom(await foundIn(LARGE), usual)).toEqual([])
      expect(smallerIn(readIn(LARGE), usual)).toEqual([])
    })

    test.each([SITTING, SITTING_LARGE])(
      '$called everything is found that others find, on as many pages as it takes',
      async (inMode) => expect(withheldFrom(await foundIn(inMode), withoutRest(readIn(USUAL)))).toEqual([]),
    )
  })
}

/** Each state of a journey with each mode that it has; `first` is the first of a state. */
function statesIn(journey: Journey): { name: string; in: Mode; first: boolean }[] {
  const names = new Set(residentStatesOf[journey].map(({ name }) => name))
  const modesOf = Map.groupBy(
    MODES.flatMap((one) =>
      statesOf('resident', one.type, one.reach).flatMap(({ name, lookedAtBy }) =>
        names.has(name) && lookedAtBy === undefined ? [{ name, in: one }] : [],
      ),
    ),
    ({ name }) => name,
  )
  return [...modesOf.values()].flatMap((states) => states.map((state, i) => ({ ...state, first: i === 0 })))
}

/** A state of every screen that both types have, by its name. */
function oneOfEachScreen(journey: Journey): string[] {
  const states = residentStatesOf[journey].filter(({ only, lookedAtBy }) => !only && !lookedAtBy)
  return [...Map.groupBy(states, ({ screen }) => screen).values()].flatMap(([first]) => first?.name ?? [])
}

/** Everybody rests alike. */
function withoutRest(read: ReadonlyMap<string, StateRead>): ReadonlyMap<string, StateRead> {
  const resting = new Set(residentStatesOf.home.flatMap(({ name, atRest }) => (atRest ? [name] : [])))
  return new Map([...read].filter(([name]) => !resting.has(name)))
}
