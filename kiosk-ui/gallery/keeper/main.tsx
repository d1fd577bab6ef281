import { render } from 'preact'
import '../../keeper/keeper.css'
import { KeeperPage } from '../../keeper/keeper-page.tsx'
import { showStates } from '../show.ts'
import { keeperStates } from './states.ts'

await showStates(keeperStates, ({ state }, { root }) => render(<KeeperPage state={state} />, root))
