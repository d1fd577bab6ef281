import { render } from 'preact'
import { createLive } from '../link/live.ts'
import { askToPair, TRUSTED } from '../link/pairing.ts'
import { PlatesPage } from './plates-page.tsx'
import { WindowPage } from './window-page.tsx'
import { openWindowScreen } from './window-screen.ts'

const root = document.querySelector('#app')
if (!root) throw new Error('the page has no place for the window')
const asked = new URLSearchParams(location.search)
if (asked.get('contrast') === 'high') document.documentElement.dataset['contrast'] = 'high'
const id = decodeURIComponent(location.pathname.split('/').at(-1) ?? '')
const plate = asked.get('plate')
// Paper is not paired.
const pairing = plate === null ? askToPair('window', () => location.reload()) : TRUSTED
const screen = openWindowScreen(createLive(null), pairing)
render(
  plate === null ? (
    <WindowPage screen={screen} id={id} />
  ) : (
    <PlatesPage screen={screen} id={id} size={plate === 'a5' ? 'a5' : 'a4'} person={asked.get('clerk')} />
  ),
  root,
)
