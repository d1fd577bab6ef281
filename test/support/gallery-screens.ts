import type { Page } from 'playwright-core'
import { type Showing, addressOf } from '../../kiosk-ui/gallery/address.ts'
import { type Surface, statesOf } from '../../kiosk-ui/gallery/states.ts'
import { type Browser, browserOfWorker, LANDSCAPE, openScreen, PORTRAIT, type Screen } from './chromium.ts'

/**
 * `hasTouch: false`: a PC, on which every key of the keyboard is named beside what it does. `only`: the one screen of its
 * surface that is used there.
 */
export type StandingScreen = { width: number; height: number; hasTouch?: boolean; only?: string }

/** The screens that each surface stands on, by the names of their directions or kinds. */
export const screensOf: Record<Surface, Readonly<Record<string, StandingScreen>>> = {
  resident: { upright: PORTRAIT, lying: LANDSCAPE },
  hall: { lying: LANDSCAPE, upright: PORTRAIT },
  board: { lying: LANDSCAPE, upright: PORTRAIT },
  window: { small: { width: 1024, height: 600 }, tall: { width: 800, height: 1280 }, lying: LANDSCAPE },
  clerk: {
    lying: { width: 1366, height: 768, hasTouch: false },
    upright: PORTRAIT,
    old: { width: 1024, height: 768, hasTouch: false },
    least: { width: 800, height: 600, hasTouch: false },
    phone: { width: 390, height: 844, only: 'agent' },
  },
  admin: {
    lying: { width: 1366, height: 768, hasTouch: false },
    tablet: { width: 768, height: 1024 },
    old: { width: 1024, height: 768, hasTouch: false },
  },
  bench: { lying: LANDSCAPE, upright: PORTRAIT },
  keeper: {
    lying: { width: 1366, height: 768, hasTouch: false },
    old: { width: 1024, height: 768, hasTouch: false },
    upright: { width: 720, height: 1280, hasTouch: false },
  },
  phone: { phone: { width: 390, height: 844 }, small: { width: 320, height: 568 } },
}

/** The states of a surface that exist in this mode and stand on this one of its screens. */
export function statesOn(
  surface: Surface,
  screen: string,
  mode: Pick<Showing, 'type' | 'reach'> = { type: 'normal', reach: 'standing' },
): ReturnType<typeof statesOf> {
  const { only } = screensOf[surface][screen] ?? {}
  return statesOf(surface, mode.type, mode.reach).filter(
    (state) => only === undefined || state.screen === only,
  )
}

/** To draw every pixel of a screen that is only measured would take a tenth of the time that the gate takes. */
const DRAWN_SCALE = 0.1

/** A screen for the gate: laid out in its full size, and drawn in small. Its script may be asked from outside. */
export async function openMeasuredScreen(
  browser: Browser,
  { hasTouch = true, width, height }: StandingScreen,
): Promise<Screen> {
  const size = { width, height }
  const screen = await openScreen(browser, { size, hasTouch, bypassCSP: true })
  const cdp = await screen.context.newCDPSession(screen.page)
  await cdp.send('Emulation.setDeviceMetricsOverride', {
    ...size,
    screenWidth: size.width,
    screenHeight: size.height,
    deviceScaleFactor: 1,
    mobile: false,
    scale: DRAWN_SCALE,
  })
  return screen
}

const ofWorker = new Map<string, Promise<Screen>>()

/** The same, one of its kind for all test files of a worker. Whatever stood there before, each state has its address. */
export function measuredScreenOfWorker(size: StandingScreen): Promise<Screen> {
  const { width, height, hasTouch } = size
  const kind = JSON.stringify([width, height, hasTouch])
  const opened = ofWorker.get(kind) ?? browserOfWorker().then((browser) => openMeasuredScreen(browser, size))
  ofWorker.set(kind, opened)
  return opened
}

/**
 * Every way in which a surface's states are to be looked at on one of its screens. Residents choose the size of the type,
 * and on an upright screen whether they sit; the other surfaces have one type.
 */
export function modesOf(surface: Surface, screen: string): Omit<Showing, 'station'>[] {
  const types = surface === 'resident' ? (['normal', 'large'] as const) : (['normal'] as const)
  const reaches = surface === 'resident' && screen === 'upright' ? REACHES : (['standing'] as const)
  return reaches.flatMap((reach) =>
    types.flatMap((type) => (['normal', 'high'] as const).map((contrast) => ({ type, contrast, reach }))),
  )
}
const REACHES = ['standing', 'sitting'] as const

/** Leads the page to a state of the gallery at `url` and waits until it stands there; a state that cannot throws. */
export async function showInGallery(
  page: Page,
  {
    url,
    surface,
    name,
    showing = {},
  }: { url: string; surface: Surface; name: string; showing?: Partial<Showing> },
): Promise<void> {
  const address = addressOf(surface, name, showing)
  const isThere = page.url().startsWith(`${url}/gallery/${surface}/`)
  if (!isThere) await page.goto(url + address)
  const { at, fault } = await page.evaluate(stand, isThere ? address : null)
  if (at !== 'ready') throw new Error(`${surface}/${name}: ${fault}`)
}

/**
 * Runs inside the page: turns to another address of it, unless that is null, and resolves once the state that was asked
 * for stands there, or cannot.
 */
async function stand(
  address: string | null,
): Promise<{ at?: string | undefined; fault?: string | undefined }> {
  if (address !== null) {
    history.pushState(null, '', address)
    dispatchEvent(new PopStateEvent('popstate'))
  }
  const { dataset } = document.documentElement
  if (dataset['gallery'] === undefined)
    await new Promise<void>((there) => {
      const watch = new MutationObserver(() => {
        if (dataset['gallery'] === undefined) return
        watch.disconnect()
        there()
      })
      watch.observe(document.documentElement, { attributeFilter: ['data-gallery'] })
    })
  return { at: dataset['gallery'], fault: dataset['fault'] }
}
