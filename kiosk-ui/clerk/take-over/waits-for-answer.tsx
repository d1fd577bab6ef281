import type { TakeOverView, WindowWork } from '#contract/clerk.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { Refusal } from '../../staff/refusal.tsx'
import type { Clerk } from '../clerk.ts'
import { useSecondsLeft } from '../desk/use-seconds-left.ts'
import { words as page } from '../words.ts'
import { words } from './words.ts'

type Props = { clerk: Clerk; asked: Extract<TakeOverView, { at: 'asked' }>; work: WindowWork }

/** For the one who asked to take over, until there is an answer. */
export function WaitsForAnswer({ clerk, asked, work }: Props) {
  const seconds = useSecondsLeft(clerk.clock, { since: work.now, seconds: asked.seconds })
  const { name } = asked.from
  return (
    <main class="places" data-screen="waits-for-answer">
      <h1>{words.waits(name, seconds)}</h1>
      <p>{words.waitsNote(name, work.window.label)}</p>
      <Refusal commands={clerk.commands} />
      <div class="panel-acts">
        <TouchButton data-act="withdraw-take-over" onPress={() => void clerk.withdrawTakeOver()}>
          {page.acts['withdraw-take-over']}
        </TouchButton>
      </div>
    </main>
  )
}
