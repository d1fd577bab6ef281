import { signal } from '@preact/signals'
import { render } from 'preact'
import '../../resident/resident.css'
import '../../resident/later.css'
import { journey as homeScreen } from '../../resident/journeys/home/journey.tsx'
import { later } from '../../resident/later.ts'
import type { App } from '../../resident/shell/app.ts'
import { AppRoot } from '../../resident/shell/app-root.tsx'
import { createApp } from '../../resident/shell/create-app.ts'
import { madeUpLive } from '../made-up-live.ts'
import { atWork, waiting } from '../made-up/windows.ts'
import { showStates } from '../show.ts'
import { residentStates } from './states.ts'
import { untold } from './untold.ts'

await showStates(residentStates, async (fixture, { root, showing, contents: { home, snapshot } }) => {
  const { station = (as) => as, atWindows = (as) => as, shows, sheet = null, idle, link = 'live' } = fixture
  // People are waiting, as on most days.
  const now = station(waiting({ ...home, ...home.current }, 12))
  const { windows } = atWindows(atWork(snapshot))
  const profile = { ...home.station, hours: [...(fixture.differs ?? []), ...home.station.hours] }
  const app = createApp(
    { ...home, station: profile, kiosk: now.kiosk, current: now, windows },
    {
      live: madeUpLive({
        link,
        says: [{ name: 'snapshot', data: { ...snapshot, ...now, station: profile, windows } }],
      }),
      home: homeScreen,
      loadLater: () => Promise.resolve(later),
      interrupted: () => false,
    },
  )
  const { views } = later
  const shown: App = {
    ...app,
    idle: idle ? { ...app.idle, state: signal(idle) } : app.idle,
    renderScreen: () =>
      app.screen.value.at === 'home'
        ? homeScreen.render(shown)
        : views.renderScreen(shown, app.screen.value, 0),
    renderAbove: () => views.renderAbove(shown, sheet),
  }
  await app.fetchAhead()
  app.start()
  app.stack.value = [{ at: 'home' }, ...shows]
  app.busy.value = fixture.busy ?? { at: 'free' }
  app.card.value = fixture.card ?? { at: 'none' }
  app.called.value = fixture.called ?? 'not'
  app.choosesType.value = fixture.choosesType ?? false
  const { type, contrast, reach } = showing
  app.modes.choose({ type, contrast, reach, voice: fixture.guided ? 'guided' : 'asked' })
  render(<AppRoot app={shown} />, root)
  // For the checks: what is on the screen and would not be read aloud.
  Object.assign(globalThis, { untold: async () => untold({ saidOf: await views.speech(shown) }) })
})
