import { signal } from '@preact/signals'
import { render } from 'preact'
import '../../hall/hall.css'
import { HallPage } from '../../hall/hall-page.tsx'
import { openHall } from '../../hall/hall.ts'
import { type Announcer, silentAnnouncer } from '../../hall/announcer.ts'
import { madeUpLive } from '../made-up-live.ts'
import { showStates } from '../show.ts'
import { hallStates } from './states.ts'

/** As in a browser that plays no sound before the screen has been touched. */
const blockedAnnouncer = (): Announcer => ({ ...silentAnnouncer(), state: signal({ at: 'blocked' }) })

await showStates(hallStates, (fixture, { root }) => {
  const hall = openHall({
    live: madeUpLive(fixture),
    screen: 'gallery',
    announcer: fixture.sound === 'blocked' ? blockedAnnouncer : silentAnnouncer,
    pairing: signal(fixture.code === undefined ? { at: 'trusted' } : { at: 'waiting', code: fixture.code }),
  })
  render(<HallPage hall={hall} />, root)
})
