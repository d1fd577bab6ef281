import { words } from '../../words/card.ts'
import type { App } from '../app.ts'
import type { CardWait, Screen } from '../screen.ts'
import { CardWaiting } from './card-waiting.tsx'

type Props = { app: App; screen: Extract<Screen, { at: CardWait }> }

/** 放卡: the reader waits for a card. */
export function PlaceCard({ app, screen }: Props) {
  return <CardWaiting app={app} screen={screen} pose="place" words={words.place} />
}
