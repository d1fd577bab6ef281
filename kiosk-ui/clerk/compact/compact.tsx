import type { ComponentChildren } from 'preact'
import type { WindowWork } from '#contract/clerk.ts'
import { ScreenIcon } from '../../parts/screen-icon.tsx'
import { ActButton } from '../../staff/act-button.tsx'
import { useKeys } from '../../staff/keyboard.ts'
import { Refusal } from '../../staff/refusal.tsx'
import { GO_KEY } from '../../staff/troubles.tsx'
import { isUnattended } from '../../staff/unattended.ts'
import { minutesWords } from '../../staff/words.ts'
import { callToAnswer } from '../calls/staff-call-turn.ts'
import { callWords } from '../calls/words.ts'
import type { Clerk } from '../clerk.ts'
import { OfferButton } from '../desk/actions.tsx'
import { ANSWER_KEY, type Offer, offersOf, takeOverOffers } from '../desk/offers.ts'
import { useSilence } from '../desk/use-silence.ts'
import { type Press, useTwice } from '../desk/use-twice.ts'
import { words as deskWords } from '../desk/words.ts'
import { words as takeOverWords } from '../take-over/words.ts'
import { words as page } from '../words.ts'
import { words } from './words.ts'

/** The desk in small: the number in hand or who waits, the next press, and what presses; its keys are the desk's own. */
export function Compact({ clerk }: { clerk: Clerk }) {
  const session = clerk.session.state.value
  const work = clerk.work.value
  if (session.at !== 'signed-in') return <Quiet said={words.locked} />
  if (work === null)
    return <Quiet said={clerk.place.value.at === 'choosing' ? words.noWindow : page.opening} />
  const { window, takeOver } = work
  const me = session.session.clerk.id
  if (window.clerk !== null && window.clerk.id !== me) {
    if (takeOver.at === 'asked' && takeOver.clerk.id === me)
      return <Quiet said={words.waits(takeOver.from.name)} />
    return <Quiet said={words.relieved(window.label, window.clerk.name)} />
  }
  return <AtWork clerk={clerk} me={me} known={work} />
}

function Quiet({ said }: { said: string }) {
  return (
    <main class="staff compact" data-at="quiet">
      <p>{said}</p>
    </main>
  )
}

function AtWork({ clerk, me, known }: { clerk: Clerk; me: string; known: WindowWork }) {
  const work = useSilence(known, clerk.clock)
  const { press, armed } = useTwice((offer) => void clerk.press(offer))
  const { primary, beside } = offersOf(work)
  const offers = [...(primary ? [primary] : []), ...beside]
  const answers = takeOverOffers(work, me)
  const away = clerk.link.value.at === 'restarting'
  const keyed = (offer: Offer) => (offer.key === null ? [] : [[offer.key, () => press(offer)] as const])
  useKeys(new Map(away ? [] : [...offers, ...answers].flatMap(keyed)))
  return (
    <main
      class="staff compact"
      // As on the desk: a finger or mouse takes no focus, so that Enter stays with the big button.
      onMouseDown={(event) => event.preventDefault()}
      data-at={work.current?.state.at ?? work.window.service.at}
    >
      <InHand work={work} clerk={clerk} />
      <div class="compact-acts">
        {offers.map((offer) => (
          <OfferButton
            key={offer.act}
            offer={offer}
            press={press}
            armed={armed}
            {...(offer === primary && { class: 'go' })}
          />
        ))}
      </div>
      {away ? (
        <p class="refusal" role="status">
          {words.away}
        </p>
      ) : (
        <Refusal commands={clerk.commands} />
      )}
      <Pressing
        clerk={clerk}
        asked={answers.length > 0 ? <Asked work={work} answers={answers} press={press} /> : null}
      />
    </main>
  )
}

function InHand({ work, clerk }: { work: WindowWork; clerk: Clerk }) {
  const { current, window, waiting } = work
  const line = waiting.length === 0 ? page.nobodyWaits : page.wait(waiting.length)
  if (current === null) {
    const { service } = window
    const said = service.at === 'open' ? line : deskWords.desk[service.at]
    return (
      <div class="compact-work">
        <p class="compact-at">{window.label}</p>
        <p class="compact-said">{said}</p>
        {service.at !== 'open' && <p>{line}</p>}
      </div>
    )
  }
  const { state } = current
  const since = state.at === 'serving' ? state.startedAt : state.at === 'called' ? state.calledAt : null
  return (
    <div class="compact-work">
      <p class="compact-at">
        {state.at === 'serving' ? deskWords.desk.serving : deskWords.desk.called}
        {since !== null && <span>{minutesWords(clerk.clock.minutesSince(since))}</span>}
        <span>{line}</span>
      </p>
      <p class="compact-number">{current.number}</p>
      <p class="compact-errand">{current.errand?.title ?? deskWords.desk.noErrandShort}</p>
    </div>
  )
}

type AskedProps = { work: WindowWork; answers: readonly Offer[]; press: Press }

/** A colleague wants this window. */
function Asked({ work, answers, press }: AskedProps) {
  if (work.takeOver.at !== 'asked') return null
  return (
    <li data-at="call">
      <p>{takeOverWords.asks(work.takeOver.clerk.name)}</p>
      {answers.map((offer) => (
        <OfferButton key={offer.act} offer={offer} press={press} armed={null} />
      ))}
    </li>
  )
}

/** A call for staff and what stops residents, each on one line with its press. */
function Pressing({ clerk, asked }: { clerk: Clerk; asked: ComponentChildren }) {
  const call = callToAnswer(clerk.staffCalls.value)
  const unattended = clerk.troubles.value.filter(isUnattended)
  const [trouble] = unattended
  const go = () => void (trouble && clerk.acknowledge(trouble))
  const answer = () => void (call && clerk.answer(call.id))
  useKeys(
    new Map([...(call ? [[ANSWER_KEY, answer] as const] : []), ...(trouble ? [[GO_KEY, go] as const] : [])]),
  )
  return (
    <ul class="compact-pressing">
      {asked}
      {/* There is room for one of the two, and a colleague waits for a minute only. */}
      {call && asked === null && (
        <li data-at="call">
          <p>{callWords(call.kiosk)}</p>
          <ActButton keyCode={ANSWER_KEY} data-act="answer" onPress={answer}>
            {page.acts.answer}
          </ActButton>
        </li>
      )}
      {trouble && (
        <li data-at="trouble">
          <ScreenIcon name="warn" />
          <p>
            {trouble.brief}
            {unattended.length > 1 && <small>{words.others(unattended.length - 1)}</small>}
          </p>
          <ActButton class="going" keyCode={GO_KEY} data-act="acknowledge" onPress={go}>
            {trouble.going}
          </ActButton>
        </li>
      )}
    </ul>
  )
}
