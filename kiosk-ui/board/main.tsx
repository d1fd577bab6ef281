import { render } from 'preact'
import { createLive } from '../link/live.ts'
import { openLobby } from './lobby.ts'
import { LobbyPage } from './lobby-page.tsx'

const root = document.querySelector('#app')
if (!root) throw new Error('the page has no place for the board')
render(<LobbyPage lobby={openLobby(createLive(null))} />, root)
