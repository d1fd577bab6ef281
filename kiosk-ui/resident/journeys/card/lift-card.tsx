import { words } from './words.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { CardWaiting } from './card-waiting.tsx'

type Props = { app: App; screen: ScreenOf<'lift-card'> }

/** A card was on the reader before this began; it is not read. */
export function LiftCard({ app, screen }: Props) {
  return <CardWaiting app={app} screen={screen} pose="take" words={words.lift} />
}
