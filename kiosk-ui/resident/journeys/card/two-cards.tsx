import { words } from './words.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { CardWaiting } from './card-waiting.tsx'

type Props = { app: App; screen: ScreenOf<'two-cards'> }

/** More than one card lies there. */
export function TwoCards({ app, screen }: Props) {
  return <CardWaiting app={app} screen={screen} pose="two" words={words.two} />
}
