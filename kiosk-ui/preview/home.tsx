import { render } from 'preact'
import type { StationDraft } from '#contract/station.ts'
import { journey as home } from '../resident/journeys/home/journey.tsx'
import { later } from '../resident/later.ts'
import laterStyles from '../resident/later.css?url'
import styles from '../resident/resident.css?url'
import { AppRoot } from '../resident/shell/app-root.tsx'
import { createApp } from '../resident/shell/create-app.ts'
import { answerWith, previewLive } from './answers.ts'
import { AWAKE_MS, modelOf } from './resident.tsx'
import type { PreviewScreen, Shown } from './shown.ts'

/** The residents' first screen as it would be with the station's draft. */
export const homeScreen: PreviewScreen = {
  styles: [styles, laterStyles],
  async open(root, first, asked) {
    answerWith(() => null)
    let touched = (): void => {}
    function show({ snapshot, view }: Shown): void {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only drafts of the station are shown here
      const drafted = { ...snapshot, ...(view as StationDraft) }
      const app = createApp(modelOf({ snapshot: drafted, view }), {
        live: previewLive({ snapshot: drafted }),
        home,
        loadLater: () => Promise.resolve(later),
        interrupted: () => false,
      })
      if (asked.get('type') === 'large') app.modes.choose({ type: 'large' })
      touched = app.idle.touched
      // The screen begins anew: its model is that of the station as it now is.
      render(null, root)
      render(<AppRoot app={app} />, root)
    }
    show(first)
    setInterval(() => touched(), AWAKE_MS)
    return show
  },
}
