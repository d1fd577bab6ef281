import { CardPicture } from './card-picture.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { words } from './words.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { OtherWays } from './other-ways.tsx'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

type Props = { app: App; screen: ScreenOf<'reader-down'> }

/**
 * The reader cannot be used; everything else can. Residents who have priority asked for it, so priority without a card
 * comes first.
 */
export function ReaderDown({ app, screen: { guide, own } }: Props) {
  return (
    <main class="card-waiting" {...(own === undefined && { 'data-first': 'declare' })}>
      <ScreenTitle title={words.down.title} />
      <p class="card-note" role="status">
        {withWholeWords(own === undefined ? words.down.note : words.down.own)}
      </p>
      <CardPicture pose="down" />
      <OtherWays app={app} guide={guide} own={own} />
    </main>
  )
}
