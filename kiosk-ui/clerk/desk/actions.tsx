import type { ComponentChildren } from 'preact'
import type { WindowWork } from '#contract/clerk.ts'
import { words } from './words.ts'
import { ActButton } from '../../staff/act-button.tsx'
import { mayAccept } from '../cases/may-accept.ts'
import { words as caseWords } from '../cases/words.ts'
import type { Clerk } from '../clerk.ts'
import { CASE_KEY, CASES_KEY, ISSUE_KEY, OWN_REASON_KEY, type Offer, offersOf, undoOffer } from './offers.ts'
import { Refusal } from '../../staff/refusal.tsx'
import type { Armed } from '../../staff/use-question.ts'
import { type Press, isArmed } from './use-twice.ts'

type Props = {
  clerk: Clerk
  work: WindowWork
  press: Press
  armed: Armed
  /** Number of a ticket that went while words were written for it. */
  gone: string | null
  onOwnReason: () => void
  onIssue: () => void
  onCase: () => void
  onCases: () => void
}

/** Everything that may be done with the ticket in hand, each one press, laid out as the keys of a keyboard are. */
export function Actions({ clerk, work, press, armed, gone, onOwnReason, onIssue, onCase, onCases }: Props) {
  const offers = offersOf(work)
  return (
    <div class="acts">
      <div class="acts-said">
        <Undo clerk={clerk} press={press} />
        {gone !== null && (
          <p class="refusal" role="alert">
            {words.goneWhileWriting(gone)}
          </p>
        )}
        <Refusal commands={clerk.commands} />
      </div>
      <div class="acts-main">
        {offers.primary && <OfferButton offer={offers.primary} press={press} armed={armed} class="go" />}
        {offers.beside.map((offer) => (
          <OfferButton key={offer.act} offer={offer} press={press} armed={armed} />
        ))}
      </div>
      <Row title={words.transferTo} offers={offers.transfer} press={press} armed={armed} />
      {offers.hold.length > 0 && (
        <Row title={words.holdFor} offers={offers.hold} press={press} armed={armed}>
          <ActButton keyCode={OWN_REASON_KEY} data-act="own-reason" onPress={onOwnReason}>
            {words.ownReason}
          </ActButton>
        </Row>
      )}
      <Row title={words.otherActs} offers={offers.other} press={press} armed={armed}>
        {work.window.service.at !== 'closed' && (
          <ActButton keyCode={ISSUE_KEY} data-act="issue" onPress={onIssue}>
            {words.issue.open}
          </ActButton>
        )}
        {mayAccept(clerk) && (
          <>
            {work.current?.state.at === 'serving' && (
              <ActButton keyCode={CASE_KEY} data-act="case" onPress={onCase}>
                {caseWords.open}
              </ActButton>
            )}
            <ActButton keyCode={CASES_KEY} data-act="cases" onPress={onCases}>
              {caseWords.mine}
            </ActButton>
          </>
        )}
      </Row>
    </div>
  )
}

type RowProps = {
  title: string
  offers: readonly Offer[]
  press: Press
  armed: Armed
  children?: ComponentChildren
}

/** Buttons that belong together, under what they have in common. */
export function Row({ title, offers, press, armed, children }: RowProps) {
  if (offers.length === 0 && !children) return null
  return (
    <div class="acts-row" role="group" aria-label={title}>
      <p>{title}</p>
      <div>
        {offers.map((offer) => (
          <OfferButton key={`${offer.act} ${offer.words}`} offer={offer} press={press} armed={armed} />
        ))}
        {children}
      </div>
    </div>
  )
}

type ButtonProps = { offer: Offer; press: Press; armed: Armed; class?: string }

/** One offer; what must be pressed twice asks in its own place. */
export function OfferButton({ offer, press, armed, ...rest }: ButtonProps) {
  const asks = offer.when.at === 'twice' && isArmed(offer, armed)
  return (
    <ActButton
      {...rest}
      {...(asks ? { class: 'surely' } : {})}
      keyCode={offer.key}
      data-act={offer.act}
      disabled={offer.when.at === 'not-yet'}
      onPress={() => press(offer)}
    >
      {asks && offer.when.at === 'twice' ? offer.when.words : offer.words}
    </ActButton>
  )
}

function Undo({ clerk, press }: { clerk: Clerk; press: Press }) {
  const undo = clerk.undo.value
  if (undo.at === 'none') return null
  return (
    <p class="undo" role="status">
      <span>{words.undoes[undo.at](undo.ticket.number)}</span>
      <OfferButton offer={undoOffer(undo)} press={press} armed={null} />
    </p>
  )
}
