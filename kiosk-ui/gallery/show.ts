import { render } from 'preact'
import { type Showing, readAddress } from './address.ts'
import { rememberPage } from './clean-page.ts'
import { type Contents, type StationName, loadContents } from './contents.ts'
import { hand, settled } from './hand.ts'
import { type Answers, madeUpFetch } from './made-up-daemon.ts'
import type { GalleryState } from './state.ts'
import { stopTime } from './still-time.ts'

/** Where a surface is put, and how it is to be shown. */
type Place = { root: Element; showing: Showing; contents: Contents }

type Mount<Fixture> = (fixture: Fixture, place: Place) => void | Promise<void>

/**
 * Shows the state that the address names, as the surface's own page would, with a made-up station behind it, and the
 * next one whenever the address changes (`popstate`): the page stays, and nothing of the state before does.
 * `data-gallery` on <html> says when a state stands there (`ready`) or that it cannot (`failed`; `data-fault` says why).
 */
export async function showStates<Fixture extends { answers?: Answers }>(
  states: readonly GalleryState<Fixture>[],
  mount: Mount<Fixture>,
): Promise<void> {
  const { dataset } = document.documentElement
  const show = stage(states, mount)
  let before = Promise.resolve()
  let asked = 0

  async function showNext(turn: number): Promise<void> {
    // Another address came meanwhile.
    if (turn !== asked) return
    try {
      await show()
      if (turn === asked) dataset['gallery'] = 'ready'
    } catch (error) {
      dataset['fault'] = String(error)
      dataset['gallery'] = 'failed'
      reportError(error)
    }
  }

  function showAddressed(): Promise<void> {
    delete dataset['gallery']
    const turn = ++asked
    before = before.then(() => showNext(turn))
    return before
  }

  addEventListener('popstate', () => void showAddressed())
  await showAddressed()
}

/** Shows one state after another, each on a clean page. */
function stage<Fixture extends { answers?: Answers }>(
  states: readonly GalleryState<Fixture>[],
  mount: Mount<Fixture>,
): () => Promise<void> {
  const { fetch } = globalThis
  const written = new Map<StationName, Contents>()
  let clean: (() => Element) | null = null
  let leave = () => {}

  return async () => {
    leave()
    clean ??= rememberPage('app')
    const asked = readAddress(location)
    const state = states.find(({ name }) => name === asked?.name)
    if (!asked || !state) throw new Error(`the gallery has no state at ${location.pathname}`)
    const { station } = asked.showing
    const contents = written.get(station) ?? (await loadContents(station, fetch))
    written.set(station, contents)
    const root = clean()
    const endTime = stopTime()
    leave = () => {
      render(null, root)
      endTime()
    }
    const fixture = state.fixture(contents)
    globalThis.fetch = madeUpFetch(contents, fixture.answers ?? {})
    document.documentElement.dataset['contrast'] = asked.showing.contrast
    await mount(fixture, { root, showing: asked.showing, contents })
    await settled()
    if (!state.steps) return
    await state.steps(hand)
    await settled()
  }
}
