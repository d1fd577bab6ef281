import { render } from 'preact'
import { silentAnnouncer } from '../hall/announcer.ts'
import { openHall } from '../hall/hall.ts'
import styles from '../hall/hall.css?url'
import { HallPage } from '../hall/hall-page.tsx'
import { TRUSTED } from '../link/pairing.ts'
import { answerWith } from './answers.ts'
import { liveNow } from './now.ts'
import type { PreviewScreen } from './shown.ts'

/** The hall's display as it is now; it makes no sound. */
export const hallNow: PreviewScreen = {
  styles: [styles],
  async open(root, first) {
    answerWith(() => null)
    const live = liveNow(first)
    render(
      <HallPage hall={openHall({ live, screen: 'preview', announcer: silentAnnouncer, pairing: TRUSTED })} />,
      root,
    )
    return live.show
  },
}
