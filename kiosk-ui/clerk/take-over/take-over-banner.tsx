import type { TakeOverView, WindowWork } from '#contract/clerk.ts'
import type { Clerk } from '../clerk.ts'
import { OfferButton } from '../desk/actions.tsx'
import { type Offer, takeOverOffers } from '../desk/offers.ts'
import { useSecondsLeft } from '../desk/use-seconds-left.ts'
import { gotWords, words } from './words.ts'

type Asked = Extract<TakeOverView, { at: 'asked' }>

/** Above the desk: who wants to take it over, or how that ended, as long as the same number is in hand. */
export function TakeOverBanner({ clerk, me }: { clerk: Clerk; me: string }) {
  const work = clerk.work.value
  if (work === null) return null
  const { takeOver } = work
  const offers = takeOverOffers(work, me)
  if (takeOver.at === 'asked' && offers.length > 0)
    return <Answer clerk={clerk} asked={takeOver} work={work} offers={offers} />
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

type AnswerProps = { clerk: Clerk; asked: Asked; work: WindowWork; offers: readonly Offer[] }

function Answer({ clerk, asked, work, offers }: AnswerProps) {
  const seconds = useSecondsLeft(clerk.clock, { since: work.now, seconds: asked.seconds })
  return (
    <div class="take-over" data-at="asked" role="status">
      <p>
        <b>{words.asks(asked.clerk.name)}</b>
        <span aria-hidden="true">{words.secondsToAnswer(seconds)}</span>
      </p>
      {offers.map((offer, index) => (
        <OfferButton
          key={offer.act}
          offer={offer}
          press={() => void clerk.press(offer)}
          armed={null}
          {...(index === 0 && { class: 'go' })}
        />
      ))}
    </div>
  )
}
