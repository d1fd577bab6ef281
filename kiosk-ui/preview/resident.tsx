import { signal } from '@preact/signals'
import { render } from 'preact'
import type { HomeModel } from '#contract/station.ts'
import { journey as home } from '../resident/journeys/home/journey.tsx'
import { later } from '../resident/later.ts'
import laterStyles from '../resident/later.css?url'
import styles from '../resident/resident.css?url'
import type { App } from '../resident/shell/app.ts'
import { AppRoot } from '../resident/shell/app-root.tsx'
import { createApp } from '../resident/shell/create-app.ts'
import type { Screen } from '../resident/shell/screens.ts'
import { answerWith, previewLive } from './answers.ts'
import type { PreviewScreen, Shown } from './shown.ts'

/** Nobody stands before a preview, and it does not go home for that. */
export const AWAKE_MS = 20_000

/** The residents' screen of a draft; `?type=large` for 大字版. `view`: what its kind's check hands out. */
export function residentScreen(screenOf: (view: never) => Screen): PreviewScreen {
  return {
    styles: [styles, laterStyles],
    async open(root, first, asked) {
      answerWith(() => null)
      const app = createApp(modelOf(first), {
        live: previewLive(first),
        home,
        loadLater: () => Promise.resolve(later),
        interrupted: () => false,
      })
      /** Another state of the same draft is another screen, which measures its pages anew. */
      const drafts = signal(0)
      const shown: App = {
        ...app,
        renderScreen: () =>
          app.screen.value.at === 'home'
            ? app.renderScreen()
            : later.views.renderScreen(shown, app.screen.value, drafts.value),
      }
      const show = ({ view }: Shown): void => {
        drafts.value++
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the page that edits sends the view of this kind
        app.stack.value = [{ at: 'home' }, screenOf(view as never)]
      }
      await app.fetchAhead()
      app.start()
      show(first)
      if (asked.get('type') === 'large') app.modes.choose({ type: 'large' })
      setInterval(app.idle.touched, AWAKE_MS)
      render(<AppRoot app={shown} />, root)
      return show
    },
  }
}

export function modelOf({ snapshot }: Shown): HomeModel {
  const { now, timeZone, opening, queues, defaultQueueId, ...rest } = snapshot
  return { ...rest, current: { now, timeZone, opening, queues, defaultQueueId }, version: '' }
}
