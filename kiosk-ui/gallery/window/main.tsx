import { signal } from '@preact/signals'
import { render } from 'preact'
import '../../window/window.css'
import { PlatesPage } from '../../window/plates-page.tsx'
import { WindowPage } from '../../window/window-page.tsx'
import { openWindowScreen } from '../../window/window-screen.ts'
import { madeUpLive } from '../made-up-live.ts'
import { showStates } from '../show.ts'
import { windowStates } from './states.ts'

await showStates(windowStates, (fixture, { root }) => {
  const screen = openWindowScreen(
    madeUpLive(fixture),
    signal(fixture.code === undefined ? { at: 'trusted' } : { at: 'waiting', code: fixture.code }),
  )
  const { id, plate } = fixture
  render(
    plate === undefined ? (
      <WindowPage screen={screen} id={id} />
    ) : (
      <PlatesPage screen={screen} id={id} size={plate} person={null} />
    ),
    root,
  )
})
