import type { Guide } from '#contract/guide.ts'
import { useState } from 'preact/hooks'
import { BringList, BringSheet } from '../../parts/bring-list.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { inPhrases, withWholeWords } from '../../../parts/in-phrases.tsx'
import { Qr } from '../../../parts/qr.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { SettlingButton } from '../../parts/settling-button.tsx'
import { queueOf } from '../../../parts/queue-of.ts'
import { Waiting } from './waiting.tsx'
import { words } from './words/errands.ts'
import { words as taking } from './words/taking.ts'
import { words as ticketWords } from '../../parts/words/ticket.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { closedTitle, whenOpens } from '../../parts/when-opens.ts'
import { PriorityOffer } from './priority-offer.tsx'

type Portal = NonNullable<Guide['portal']>
type Props = { app: App; screen: ScreenOf<'confirm-errand'> }

/** One errand before its ticket: why there is none now, or what to bring and how many wait. */
export function ConfirmErrand({ app, screen: { guide } }: Props) {
  const [open, setOpen] = useState<'nothing' | 'bring' | 'online'>('nothing')
  const stop = stopOf(app, guide)
  return (
    <>
      <main class="confirm" data-stop={stop ? '' : undefined}>
        <ScreenTitle
          crumb={`${words.confirm.crumb}　›　${guide.category}`}
          title={guide.plainTitle}
          say={guide.discreet ? ticketWords.general : undefined}
        >
          <p class="title-note">{withWholeWords(words.confirm.formal(guide.name))}</p>
        </ScreenTitle>
        {stop && <Why app={app} {...stop} />}
        <BringList key={app.modes.layout.value} guide={guide} onOpen={() => setOpen('bring')} />
        {stop ? (
          <Meanwhile app={app} guide={guide} onOnline={() => setOpen('online')} />
        ) : (
          <Take app={app} guide={guide} onOnline={() => setOpen('online')} />
        )}
      </main>
      {open === 'bring' && <BringSheet app={app} guide={guide} onDone={() => setOpen('nothing')} />}
      {open === 'online' && guide.portal && (
        <OnlineSheet app={app} portal={guide.portal} onDone={() => setOpen('nothing')} />
      )}
    </>
  )
}

/** Why no ticket can be had for it now; null where one can. */
function stopOf(app: App, { suspended, noTicket, queueId }: Guide): { title: string; why: string } | null {
  const { current } = app.model.value
  if (suspended !== null) return { title: words.confirm.suspendedTitle, why: suspended }
  if (noTicket !== null) return { title: words.confirm.noTicketTitle, why: noTicket }
  if (current.opening.at === 'closed') return { title: closedTitle(app), why: whenOpens(app) }
  if (queueOf(current, queueId)?.left === 0) return { title: words.choose.full, why: '' }
  return null
}

function Take({ app, guide, onOnline }: { app: App; guide: Guide; onOnline: () => void }) {
  const queue = queueOf(app.model.value.current, guide.queueId)
  const sending = app.opens('ticket')
  return (
    <section class="take">
      {queue && <Waiting app={app} queue={queue} />}
      <SettlingButton
        class="go"
        settleMs={400}
        disabled={sending}
        onPress={() => app.open({ at: 'ticket', guide })}
      >
        <Icon name="ticket" />
        <span>{sending ? taking.title : words.confirm.take}</span>
      </SettlingButton>
      <PriorityOffer app={app} guide={guide}>
        {guide.portal && (
          <TouchButton class="offer online" aria-label={words.confirm.online} onPress={onOnline}>
            {inPhrases(words.confirm.onlineShort)}
          </TouchButton>
        )}
      </PriorityOffer>
    </section>
  )
}

/** What can still be done where there is no ticket now. */
function Meanwhile({ app, guide, onOnline }: { app: App; guide: Guide; onOnline: () => void }) {
  const { seq } = guide
  const readIt = app.stack.value.at(-2)?.at === 'guide'
  return (
    <div class="meanwhile">
      {guide.materials.length > 0 && (
        <TouchButton class="go" onPress={() => app.open({ at: 'self-check', seq })}>
          {inPhrases(words.confirm.check)}
        </TouchButton>
      )}
      {!readIt && (
        <TouchButton onPress={() => app.open({ at: 'guide', seq })}>
          {inPhrases(words.confirm.guide)}
        </TouchButton>
      )}
      {guide.portal && (
        <TouchButton aria-label={words.confirm.online} onPress={onOnline}>
          {inPhrases(words.confirm.onlineShort)}
        </TouchButton>
      )}
    </div>
  )
}

/** Where it is done online, beside the ticket, which stays one touch away. */
function OnlineSheet({ app, portal, onDone }: { app: App; portal: Portal; onDone: () => void }) {
  return (
    <Sheet title={words.confirm.online} reader={app}>
      <p>{inPhrases(words.confirm.onlineHow(portal.name))}</p>
      <div class="online-code">
        <Qr text={portal.url} label={words.confirm.scan} />
      </div>
      <div class="sheet-actions">
        <TouchButton class="go" onPress={onDone}>
          {words.confirm.onlineDone}
        </TouchButton>
      </div>
    </Sheet>
  )
}

/** Why there is no ticket, and whom to ask. */
function Why({ app, title, why }: { app: App; title: string; why: string }) {
  const { station, current } = app.model.value
  const closed = current.opening.at === 'closed'
  const desk = `${words.confirm.askDesk}，${words.confirm.askCentre(station.townCentre)}`
  return (
    <section class="why">
      <h2>{inPhrases(title)}</h2>
      {why !== '' && <p>{inPhrases(why)}</p>}
      <p class="why-ask">
        <b>{closed ? words.confirm.call : words.confirm.ask}</b>
        <span>{closed ? withWholeWords(station.phone) : inPhrases(desk)}</span>
      </p>
    </section>
  )
}
