import { signal } from '@preact/signals'
import { hydrate } from 'preact'
import type { HomeModel } from '#contract/station.ts'
import { createLive } from '../link/live.ts'
import { createApp } from './shell/app.ts'
import { AppRoot } from './shell/app-root.tsx'
import { KEPT_COMMAND } from './journeys/take-a-ticket/kept-command.ts'
import { stayOnThePage } from './shell/stay-on-the-page.ts'
import type { views } from './shell/views.ts'

/** What answers taps and draws the screens after home comes in one piece, apart from the page itself. */
const later = signal<typeof views | null>(null)

async function comeLater() {
  const { views } = await import('./shell/flow-in-browser.ts')
  later.value = views
  return views
}

/** Screens are fetched ahead once the home screen has had its say, so that they stand when the daemon is away. */
const FETCH_AHEAD_MS = 8000

const root = document.querySelector('#app')
const embedded = document.querySelector('#model')?.textContent
if (!root || !embedded) throw new Error('the page came without its station')

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the daemon embeds it by the contract's type
const model = JSON.parse(embedded) as HomeModel
const app = createApp(model, {
  live: createLive(model.kiosk.id),
  async loadFlow(core) {
    await comeLater()
    const { startFlow } = await import('./shell/flow-in-browser.ts')
    return startFlow(core)
  },
  interrupted: () => sessionStorage.getItem(KEPT_COMMAND) !== null,
  render: (shown, screen) => later.value?.render(shown, screen) ?? null,
})
stayOnThePage()
hydrate(<AppRoot app={app} />, root)
app.start()
setTimeout(() => void fetchAhead(), FETCH_AHEAD_MS)

async function fetchAhead(): Promise<void> {
  try {
    const views = await comeLater()
    await views.loadAll()
  } catch {
    // The daemon is away; a tap asks again.
  }
}
