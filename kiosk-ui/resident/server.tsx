import { signal } from '@preact/signals'
import { renderToString } from 'preact-render-to-string'
import type { HomeModel } from '#contract/station.ts'
import type { LinkState } from '../link/live.ts'
import { createApp } from './app.ts'
import { AppRoot } from './app-root.tsx'

/** The home screen as markup, for the daemon to send before any script has run. The browser wakes the same tree. */
export function renderHome(model: HomeModel): string {
  const app = createApp(model, {
    api: () => Promise.resolve({ at: 'away' }),
    live: { state: signal<LinkState>({ at: 'connecting' }), start: () => {} },
    keeper: { keep: () => {}, read: () => null, forget: () => {} },
    views: {
      load: () => Promise.reject(new Error('only the home screen is rendered here')),
      render: () => null,
    },
  })
  return renderToString(<AppRoot app={app} />)
}
