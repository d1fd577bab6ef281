import { CardPicture } from './card-picture.tsx'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { SettlingButton } from '../../parts/settling-button.tsx'
import { words } from './words.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { OtherWays } from './other-ways.tsx'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

type Props = { app: App; screen: ScreenOf<'card-consent'> }

/** Before a card is read: what for, what is not kept, and that a card is not needed. Only the tap on 同意 begins. */
export function CardConsent({ app, screen: { guide, own } }: Props) {
  const { priority } = app.model.value.station
  const { title, facts } = own === undefined ? words.consent : words.ofOwn[own.at]
  return (
    <main class="card-consent">
      <ScreenTitle title={title} />
      <ul class="card-facts">
        {facts(priority).map((fact) => (
          <li key={fact}>
            <ScreenIcon name="check" />
            <span>{withWholeWords(fact)}</span>
          </li>
        ))}
      </ul>
      <CardPicture pose="place" />
      <SettlingButton
        class="agree go"
        settleMs={600}
        onPress={() => app.open({ at: 'place-card', guide, ...(own && { own }) })}
      >
        <b>{words.consent.agree}</b>
        <span>{withWholeWords(words.consent.agreeNote)}</span>
      </SettlingButton>
      <OtherWays app={app} guide={guide} own={own} />
    </main>
  )
}
