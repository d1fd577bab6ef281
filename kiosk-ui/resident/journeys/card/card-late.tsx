import { SettlingButton } from '../../parts/settling-button.tsx'
import { CardPicture } from './card-picture.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { words } from './words.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { CardReminder } from '../../parts/card-reminder.tsx'
import { OtherWays } from './other-ways.tsx'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

type Props = { app: App; screen: ScreenOf<'card-late'> }

/** The reader has stopped waiting; nothing is read until the resident taps again. */
export function CardLate({ app, screen: { guide, own } }: Props) {
  return (
    <main class="card-waiting">
      <ScreenTitle title={words.late.title} />
      <p class="card-note" role="status">
        {withWholeWords(words.late.note)}
      </p>
      <CardPicture pose="place" />
      <CardReminder app={app} />
      <SettlingButton
        class="agree go"
        settleMs={600}
        onPress={() => app.open({ at: 'place-card', guide, ...(own && { own }) })}
      >
        <b>{words.late.again}</b>
      </SettlingButton>
      <OtherWays app={app} guide={guide} own={own} />
    </main>
  )
}
