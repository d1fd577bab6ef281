import { words } from './words.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { CardWaiting } from './card-waiting.tsx'

type Props = { app: App; screen: ScreenOf<'card-moved'> }

/** The card was lifted while it was read. */
export function CardMoved({ app, screen }: Props) {
  return <CardWaiting app={app} screen={screen} pose="still" words={words.moved} />
}
