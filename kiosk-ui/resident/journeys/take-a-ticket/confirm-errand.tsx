import type { Guide } from '#contract/guide.ts'
import { useState } from 'preact/hooks'
import { BringList, BringSheet } from '../../parts/bring-list.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { inPhrases } from '../../parts/in-phrases.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { queueOf } from '../../../parts/queue-of.ts'
import { Waiting } from './waiting.tsx'
import { words } from './words/errands.ts'
import { words as taking } from './words/taking.ts'
import { words as ticketWords } from '../../parts/words/ticket.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { whenOpens } from '../../parts/when-opens.ts'
import { PriorityOffer } from './priority-offer.tsx'

type Props = { app: App; screen: ScreenOf<'confirm-errand'> }

/** One errand before its ticket: why there is none now, or what to bring and how many wait. */
export function ConfirmErrand({ app, screen: { guide } }: Props) {
  const [bringOpen, setBringOpen] = useState(false)
  const stop = stopOf(app, guide)
  return (
    <>
      <main class="confirm" data-stop={stop ? '' : undefined}>
        <ScreenTitle
          crumb={`${words.confirm.crumb}　›　${guide.category}`}
          title={guide.plainTitle}
          say={guide.discreet ? ticketWords.general : undefined}
        >
          <p class="title-note">{words.confirm.formal(guide.name)}</p>
        </ScreenTitle>
        {stop && <Why app={app} {...stop} />}
        <BringList key={app.modes.layout.value} guide={guide} onOpen={() => setBringOpen(true)} />
        {!stop && <Take app={app} guide={guide} />}
      </main>
      {bringOpen && <BringSheet app={app} guide={guide} onDone={() => setBringOpen(false)} />}
    </>
  )
}

/** Why no ticket can be had for it now; null where one can. */
function stopOf(app: App, { suspended, noTicket, queueId }: Guide): { title: string; why: string } | null {
  const { current } = app.model.value
  if (suspended !== null) return { title: words.confirm.suspendedTitle, why: suspended }
  if (noTicket !== null) return { title: words.confirm.noTicketTitle, why: noTicket }
  if (current.opening.at === 'closed') return { title: words.confirm.closedTitle, why: whenOpens(app) }
  if (queueOf(current, queueId)?.left === 0) return { title: words.choose.full, why: '' }
  return null
}

function Take({ app, guide }: { app: App; guide: Guide }) {
  const queue = queueOf(app.model.value.current, guide.queueId)
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

/** Why there is no ticket, and whom to ask. */
function Why({ app, title, why }: { app: App; title: string; why: string }) {
  const { townCentre } = app.model.value.station
  return (
    <section class="why">
      <h2>{inPhrases(title)}</h2>
      {why !== '' && <p>{inPhrases(why)}</p>}
      <p class="why-ask">
        <b>{words.confirm.ask}</b>
        <span>{inPhrases(`${words.confirm.askDesk}，${words.confirm.askCentre(townCentre)}`)}</span>
      </p>
    </section>
  )
}
