import { signal } from '@preact/signals'
import { renderToString } from 'preact-render-to-string'
import type { HomeModel } from '#contract/station.ts'
import type { LinkState } from '../link/live.ts'
import { journey as home } from './journeys/home/journey.tsx'
import { AppRoot } from './shell/app-root.tsx'
import { createApp } from './shell/create-app.ts'

/** The home screen as markup, for the daemon to send before any script has run. The browser wakes the same tree. */
export function renderHome(model: HomeModel): string {
  const app = createApp(model, {
    live: { state: signal<LinkState>({ at: 'connecting' }), start: () => {}, move: () => {} },
    home,
    loadLater: () => Promise.reject(new Error('nobody taps here')),
    interrupted: () => false,
  })
  return renderToString(<AppRoot app={app} />)
}
