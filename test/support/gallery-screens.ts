import type { Page } from 'playwright-core'
import { type Showing, addressOf } from '../../kiosk-ui/gallery/address.ts'
import type { Surface } from '../../kiosk-ui/gallery/states.ts'
import { LANDSCAPE, PORTRAIT } from './chromium.ts'

type Size = { width: number; height: number }

/** The screens that each surface stands on, by the names of their directions or kinds. */
export const screensOf: Record<Surface, Readonly<Record<string, Size>>> = {
  resident: { upright: PORTRAIT, lying: LANDSCAPE },
  hall: { lying: LANDSCAPE, upright: PORTRAIT },
  board: { lying: LANDSCAPE, upright: PORTRAIT },
  window: { small: { width: 1024, height: 600 }, tall: { width: 800, height: 1280 }, lying: LANDSCAPE },
  clerk: {
    lying: { width: 1366, height: 768 },
    upright: PORTRAIT,
    old: { width: 1024, height: 768 },
    least: { width: 800, height: 600 },
  },
  admin: { lying: { width: 1366, height: 768 }, tablet: { width: 768, height: 1024 } },
  bench: { lying: LANDSCAPE, upright: PORTRAIT },
  phone: { phone: { width: 390, height: 844 }, small: { width: 320, height: 568 } },
}

/** Surfaces whose readers choose the size of the type; hall, window and paper have one. */
const ofTwoTypes = new Set<Surface>(['resident'])

/** Every way in which a surface's states are to be looked at, beside its directions. */
export function modesOf(surface: Surface): Pick<Showing, 'type' | 'contrast'>[] {
  const types: Showing['type'][] = ofTwoTypes.has(surface) ? ['normal', 'large'] : ['normal']
  return types.flatMap((type) => (['normal', 'high'] as const).map((contrast) => ({ type, contrast })))
}

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
  await (isThere ? page.evaluate(turnTo, address) : page.goto(url + address))
  const { at, fault } = await page.evaluate(standing)
  if (at !== 'ready') throw new Error(`${surface}/${name}: ${fault}`)
}

/** Runs inside the page: as if somebody had gone to another address of it. */
function turnTo(address: string): void {
  history.pushState(null, '', address)
  dispatchEvent(new PopStateEvent('popstate'))
}

/** Runs inside the page: resolves once the state that was asked for stands there, or cannot. */
async function standing(): Promise<{ at?: string | undefined; fault?: string | undefined }> {
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
