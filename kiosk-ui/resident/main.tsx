import { hydrate } from 'preact'
import type { HomeModel } from '#contract/station.ts'
import { createLive } from '../link/live.ts'
import { journey as home } from './journeys/home/journey.tsx'
import laterStyles from './later.css?url'
import { AppRoot } from './shell/app-root.tsx'
import { createApp } from './shell/create-app.ts'
import { stayOnThePage } from './shell/stay-on-the-page.ts'

/** Screens are fetched ahead once the home screen has been shown, so that they stand when the daemon is away. */
const FETCH_AHEAD_MS = 8000

const root = document.querySelector('#app')
const embedded = document.querySelector('#model')?.textContent
if (!root || !embedded) throw new Error('the page came without its station')

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the daemon embeds it by the contract's type
const model = JSON.parse(embedded) as HomeModel
const app = createApp(model, {
  live: createLive(model.kiosk.id),
  home,
  async loadLater() {
    const [{ later }] = await Promise.all([import('./later.ts'), load(laterStyles)])
    return later
  },
  interrupted: () => sessionStorage.length > 0,
})
/** Rejects when the styles cannot be had. */
function load(href: string): Promise<unknown> {
  return new Promise((onload, onerror) =>
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload, onerror }),
    ),
  )
}

stayOnThePage()
hydrate(<AppRoot app={app} />, root)
app.start()
setTimeout(app.fetchAhead, FETCH_AHEAD_MS)
