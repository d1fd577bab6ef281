import { words } from './words.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { CardWaiting } from './card-waiting.tsx'

type Props = { app: App; screen: ScreenOf<'place-card'> }

/** 放卡: the reader waits for a card. */
export function PlaceCard({ app, screen }: Props) {
  return <CardWaiting app={app} screen={screen} pose="place" words={words.place} />
}
