import { render } from 'preact'
import '../../board/board.css'
import { openLobby } from '../../board/lobby.ts'
import { LobbyPage } from '../../board/lobby-page.tsx'
import { madeUpLive } from '../made-up-live.ts'
import { showStates } from '../show.ts'
import { boardStates } from './states.ts'

await showStates(boardStates, (fixture, { root }) => {
  const { begin } = fixture
  render(<LobbyPage lobby={openLobby(madeUpLive(fixture))} {...(begin && { begin })} />, root)
})
