import { words } from './words.ts'
import type { App } from '../../shell/app.ts'
import type { CardWait, Screen } from '../../shell/screens.ts'
import { CardWaiting } from './card-waiting.tsx'

type Props = { app: App; screen: Extract<Screen, { at: CardWait }> }

/** The card could not be read, though it lay still. */
export function CardNotRead({ app, screen }: Props) {
  return <CardWaiting app={app} screen={screen} pose="lift" words={words.notRead} />
}
