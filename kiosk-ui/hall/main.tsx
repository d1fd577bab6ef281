import { render } from 'preact'
import { createLive } from '../link/live.ts'
import { createAnnouncer, silentAnnouncer } from './announcer.ts'
import { openHall } from './hall.ts'
import { HallPage } from './hall-page.tsx'

const root = document.querySelector('#app')
if (!root) throw new Error('the page has no place for the hall')
const asked = new URLSearchParams(location.search)
if (asked.get('contrast') === 'high') document.documentElement.dataset['contrast'] = 'high'
const screen = asked.get('screen') ?? ''
const hall = openHall({
  live: createLive(null),
  screen: /^[A-Za-z0-9-]{1,64}$/.test(screen) ? screen : 'hall-1',
  // Two voices in one hall drown each other: a second screen, or one beside the voice module, only shows.
  announcer: asked.get('voice') === 'off' ? silentAnnouncer : createAnnouncer,
})
render(<HallPage hall={hall} />, root)
