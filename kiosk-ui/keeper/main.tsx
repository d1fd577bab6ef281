import { render } from 'preact'
import { openHealth } from './health.ts'
import { KeeperPage } from './keeper-page.tsx'

const root = document.querySelector('#app')
if (!root) throw new Error('the page has no place for the health of the machine')
const state = openHealth()
const show = () => render(<KeeperPage state={state.value} />, root)
state.subscribe(show)
