import { CardPicture } from './card-picture.tsx'
import { withWholeWords } from '../../../parts/in-phrases.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { SettlingButton } from '../../parts/settling-button.tsx'
import { words } from './words.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'

type Props = { app: App; screen: ScreenOf<'take-card-away'> }

/**
 * The resident has gone and their card still lies on the reader. The screen shows nothing of theirs, not a letter
 * of the name.
 */
export function TakeCardAway({ app }: Props) {
  const { title, note, found, taken } = words.takeAway
  return (
    <main class="card-waiting">
      <ScreenTitle title={title} />
      <p class="card-note">
        {withWholeWords(note)}
        <span>{withWholeWords(found)}</span>
      </p>
      <CardPicture pose="take" />
      <SettlingButton class="agree go" settleMs={600} onPress={app.home}>
        <b>{taken}</b>
      </SettlingButton>
    </main>
  )
}
