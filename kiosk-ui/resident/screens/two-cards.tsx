import { words } from '../../words/card.ts'
import type { App } from '../app.ts'
import type { CardWait, Screen } from '../screen.ts'
import { CardWaiting } from './card-waiting.tsx'

type Props = { app: App; screen: Extract<Screen, { at: CardWait }> }

/** More than one card lies there. */
export function TwoCards({ app, screen }: Props) {
  return <CardWaiting app={app} screen={screen} pose="one" words={words.two} />
}
