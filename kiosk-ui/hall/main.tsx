import { render } from 'preact'
import { createLive } from '../link/live.ts'
import { askToPair, TRUSTED } from '../link/pairing.ts'
import { createAnnouncer, silentAnnouncer } from './announcer.ts'
import { openHall } from './hall.ts'
import { HallPage } from './hall-page.tsx'

const root = document.querySelector('#app')
if (!root) throw new Error('the page has no place for the hall')
const asked = new URLSearchParams(location.search)
if (asked.get('contrast') === 'high') document.documentElement.dataset['contrast'] = 'high'
const named = asked.get('screen') ?? ''
const screen = /^[A-Za-z0-9-]{1,64}$/.test(named) ? named : 'hall-1'
// Its stream is another one from then on.
const onPaired = () => location.reload()
// Two voices in one hall drown each other: a second screen, or one beside the voice module, only shows.
const speaks = asked.get('voice') !== 'off'
const hall = openHall({
  live: speaks ? createLive(null, `/api/live?screen=hall&name=${screen}`) : createLive(null),
  screen,
  announcer: speaks ? createAnnouncer : silentAnnouncer,
  pairing: speaks ? askToPair('hall', onPaired) : TRUSTED,
})
render(<HallPage hall={hall} />, root)
