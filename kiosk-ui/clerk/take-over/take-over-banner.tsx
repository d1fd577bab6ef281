import type { TakeOverView, WindowWork } from '#contract/clerk.ts'
import { ActButton } from '../../staff/act-button.tsx'
import type { Clerk } from '../clerk.ts'
import { ALLOW_KEY, REFUSE_KEY } from '../desk/offers.ts'
import { useSecondsLeft } from '../desk/use-seconds-left.ts'
import { words as page } from '../words.ts'
import { gotWords, words } from './words.ts'

type Asked = Extract<TakeOverView, { at: 'asked' }>

/** Above the desk: who wants to take it over, or how that ended, as long as the same number is in hand. */
export function TakeOverBanner({ clerk, me }: { clerk: Clerk; me: string }) {
  const work = clerk.work.value
  if (work === null) return null
  const { takeOver } = work
  if (takeOver.at === 'asked' && takeOver.from.id === me)
    return <Answer clerk={clerk} asked={takeOver} work={work} />
  const said = takeOver.at === 'over' ? endedWords(takeOver, work, me) : ''
  return said === '' ? null : (
    <div class="take-over" role="status">
      <p>
        <b>{said}</b>
      </p>
    </div>
  )
}

function endedWords(over: Extract<TakeOverView, { at: 'over' }>, work: WindowWork, me: string): string {
  const { current, window } = work
  if (window.clerk?.id !== me || current === null || current.id !== over.ticketId) return ''
  if (over.how === 'withdrawn') return words.withdrawn(over.clerk.name)
  return over.clerk.id === me ? gotWords(over, current.number) : ''
}

function Answer({ clerk, asked, work }: { clerk: Clerk; asked: Asked; work: WindowWork }) {
  const seconds = useSecondsLeft(clerk.clock, { since: work.now, seconds: asked.seconds })
  const answer = (verb: 'allow-take-over' | 'refuse-take-over') =>
    void clerk.press({ act: verb, wish: { verb, asker: asked.clerk.id } })
  return (
    <div class="take-over" data-at="asked" role="status">
      <p>
        <b>{words.asks(asked.clerk.name)}</b>
        <span aria-hidden="true">{words.secondsToAnswer(seconds)}</span>
      </p>
      <ActButton
        class="go"
        keyCode={ALLOW_KEY}
        data-act="allow-take-over"
        onPress={() => answer('allow-take-over')}
      >
        {page.acts['allow-take-over']}
      </ActButton>
      <ActButton keyCode={REFUSE_KEY} data-act="refuse-take-over" onPress={() => answer('refuse-take-over')}>
        {page.acts['refuse-take-over']}
      </ActButton>
    </div>
  )
}
