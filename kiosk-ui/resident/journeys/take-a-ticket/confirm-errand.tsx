import type { Guide } from '#contract/guide.ts'
import { useState } from 'preact/hooks'
import { BringList, BringSheet } from '../../parts/bring-list.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { queueOf } from '../../../parts/queue-of.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { words } from './words/errands.ts'
import { words as taking } from './words/taking.ts'
import { words as ticketWords } from '../../parts/words/ticket.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { PriorityOffer } from './priority-offer.tsx'

type Props = { app: App; screen: ScreenOf<'confirm-errand'> }

/** One errand before its ticket: what it is called, what to bring, how many wait. */
export function ConfirmErrand({ app, screen: { guide } }: Props) {
  const [bringOpen, setBringOpen] = useState(false)
  return (
    <>
      <main class="confirm">
        <ScreenTitle
          crumb={`${words.confirm.crumb}　›　${guide.category}`}
          title={guide.plainTitle}
          say={guide.discreet ? ticketWords.general : undefined}
        >
          <p class="title-note">{words.confirm.formal(guide.name)}</p>
        </ScreenTitle>
        <BringList key={app.modes.type.value} guide={guide} onOpen={() => setBringOpen(true)} />
        <TakeOrWhy app={app} guide={guide} />
      </main>
      {bringOpen && <BringSheet app={app} guide={guide} onDone={() => setBringOpen(false)} />}
    </>
  )
}

function TakeOrWhy({ app, guide }: { app: App; guide: Guide }) {
  const { current, station } = app.model.value
  const queue = queueOf(current, guide.queueId)
  const ask = `${words.confirm.askDesk}，${words.confirm.askCentre(station.townCentre)}`
  if (guide.suspended !== null)
    return <Why title={words.confirm.suspendedTitle} why={guide.suspended} ask={ask} />
  if (guide.noTicket !== null)
    return <Why title={words.confirm.noTicketTitle} why={guide.noTicket} ask={ask} />
  if (current.opening.at === 'closed') return <Why title={words.confirm.closedTitle} why="" ask={ask} />
  if (queue?.left === 0) return <Why title={words.choose.full} why="" ask={ask} />
  const sending = app.opens('ticket')
  return (
    <section class="take">
      {queue && <Waiting queue={queue} />}
      <TouchButton
        class="go"
        settleMs={400}
        disabled={sending}
        onPress={() => app.open({ at: 'ticket', guide })}
      >
        <Icon name="ticket" />
        <span>{sending ? taking.title : words.confirm.take}</span>
      </TouchButton>
      <PriorityOffer app={app} guide={guide} />
    </section>
  )
}

function Why({ title, why, ask }: { title: string; why: string; ask: string }) {
  return (
    <section class="why">
      <h2>{title}</h2>
      {why && <p>{why}</p>}
      <p class="why-ask">
        <b>{words.confirm.ask}</b>
        {ask}
      </p>
    </section>
  )
}
