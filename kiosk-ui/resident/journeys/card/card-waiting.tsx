import { useEffect, useState } from 'preact/hooks'
import { CardPicture, type CardPose } from './card-picture.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { words } from './words.ts'
import type { App } from '../../shell/app.ts'
import type { For } from './errand.ts'
import { OtherWays } from './other-ways.tsx'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

type Props = {
  app: App
  screen: For & { endsAt: number }
  pose: CardPose
  words: { title: string; note: string }
}

/** What a card that was read leads to. */
const FOLLOWING = ['ticket', 'case-list', 'booking-list', 'booking-made'] as const

/** The reader waits for a hand: what it should do, large, and how long it waits. */
export function CardWaiting({ app, screen: { guide, own, endsAt }, pose, words: said }: Props) {
  const reading = FOLLOWING.some((at) => app.opens(at))
  const read = own === undefined ? words.read : words.readOwn
  const { title, note } = reading && app.card.value.at === 'lying' ? read : said
  return (
    <main class="card-waiting">
      <ScreenTitle key={title} title={title} />
      <p class="card-note" role="status">
        {withWholeWords(note)}
      </p>
      <CardPicture pose={pose} />
      <Countdown endsAt={endsAt} />
      <OtherWays app={app} guide={guide} own={own} />
    </main>
  )
}

function Countdown({ endsAt }: { endsAt: number }) {
  const [before, seconds, after] = words.seconds(useSecondsUntil(endsAt))
  return (
    <p class="card-seconds" role="timer">
      {before}
      <b>{seconds}</b>
      {after}
    </p>
  )
}

/** Whole seconds left, on the clock that never steps. */
function useSecondsUntil(endsAt: number): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const left = Math.max(0, endsAt - now)
    if (left === 0) return undefined
    const timer = setTimeout(() => setNow(performance.now()), (left % 1000) + 1)
    return () => clearTimeout(timer)
  }, [endsAt, now])
  return Math.max(0, Math.ceil((endsAt - now) / 1000))
}
