import { type Showing, readAddress } from './address.ts'
import { type Contents, loadContents } from './contents.ts'
import { hand, settled } from './hand.ts'
import { type Answers, madeUpFetch } from './made-up-daemon.ts'
import type { GalleryState } from './state.ts'
import { stopTime } from './still-time.ts'

/** Where a surface is put, and how it is to be shown. */
export type Place = { root: Element; showing: Showing; contents: Contents }

/**
 * Shows the state that the address names, as the surface's own page would, with a made-up station behind it.
 * `data-gallery` on <html> says when it stands there (`ready`) or that it cannot (`failed`, with the reason thrown).
 */
export async function showState<Fixture extends { answers?: Answers }>(
  states: readonly GalleryState<Fixture>[],
  mount: (fixture: Fixture, place: Place) => void | Promise<void>,
): Promise<void> {
  const page = document.documentElement
  try {
    const asked = readAddress(location)
    const state = states.find(({ name }) => name === asked?.name)
    const root = document.querySelector('#app')
    if (!asked || !state || !root) throw new Error(`the gallery has no state at ${location.pathname}`)
    const contents = await loadContents(asked.showing.station)
    // Nothing of the state before.
    sessionStorage.clear()
    stopTime()
    const fixture = state.fixture(contents)
    globalThis.fetch = madeUpFetch(contents, fixture.answers ?? {})
    page.dataset['contrast'] = asked.showing.contrast
    await mount(fixture, { root, showing: asked.showing, contents })
    await settled()
    await state.steps?.(hand)
    await settled()
    page.dataset['gallery'] = 'ready'
  } catch (error) {
    page.dataset['gallery'] = 'failed'
    throw error
  }
}
