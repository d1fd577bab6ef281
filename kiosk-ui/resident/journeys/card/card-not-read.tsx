import { words } from './words.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { CardWaiting } from './card-waiting.tsx'

type Props = { app: App; screen: ScreenOf<'card-not-read'> }

/** The card could not be read, though it lay still. */
export function CardNotRead({ app, screen }: Props) {
  return <CardWaiting app={app} screen={screen} pose="again" words={words.notRead} />
}
