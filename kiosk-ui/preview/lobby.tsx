import { render } from 'preact'
import type { NoticeDraft } from '#contract/notice.ts'
import styles from '../board/board.css?url'
import { openLobby } from '../board/lobby.ts'
import { LobbyPage } from '../board/lobby-page.tsx'
import { answerWith, previewLive } from './answers.ts'
import type { PreviewScreen, Shown } from './shown.ts'

/** /board as it would be with the draft on it. */
export const lobby: PreviewScreen = {
  styles: [styles],
  async open(root, first) {
    const show = ({ snapshot, view }: Shown): void => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only drafts of notices are shown here
      answerWith(() => view as NoticeDraft)
      render(<LobbyPage lobby={openLobby(previewLive({ snapshot }))} />, root)
    }
    show(first)
    return show
  },
}
