import { hydrate } from 'preact'
import type { HomeModel } from '#contract/station.ts'
import { createLive } from '../link/live.ts'
import { createApp } from './app.ts'
import { AppRoot } from './app-root.tsx'
import { KEPT_COMMAND } from './kept-command.ts'
import { stayOnThePage } from './stay-on-the-page.ts'
import { views } from './views.ts'

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
    const { startFlow } = await import('./flow-in-browser.ts')
    return startFlow(core, views.load)
  },
  interrupted: () => sessionStorage.getItem(KEPT_COMMAND) !== null,
  render: views.render,
})
stayOnThePage()
hydrate(<AppRoot app={app} />, root)
app.start()
setTimeout(() => void views.loadAll(), FETCH_AHEAD_MS)
