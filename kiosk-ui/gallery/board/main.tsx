import { render } from 'preact'
import '../../board/board.css'
import { openLobby } from '../../board/lobby.ts'
import { BEGINNING } from '../../board/program.ts'
import { LobbyPage } from '../../board/lobby-page.tsx'
import { madeUpLive } from '../made-up-live.ts'
import { showStates } from '../show.ts'
import { boardStates } from './states.ts'

await showStates(boardStates, (fixture, { root }) => {
  const begin = fixture.begin && { ...BEGINNING, stop: fixture.begin }
  render(<LobbyPage lobby={openLobby(madeUpLive(fixture))} {...(begin && { begin })} />, root)
})
