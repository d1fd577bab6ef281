import { useState } from 'preact/hooks'
import type { FeedbackView } from '#contract/feedback.ts'
import { newCommandId } from '../../link/command-id.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import type { Admin } from '../admin.ts'
import { Answering, REPLY_LONGEST } from './answering.tsx'
import { Correcting } from './correcting.tsx'
import { actWords, words } from './words.ts'

type Props = { admin: Admin; one: FeedbackView; today: string; onChanged: (next: FeedbackView) => void }

/** One of them: what was said, whom to call, what to do about it, and what was done. */
export function OneFeedback({ admin, one, today, onChanged }: Props) {
  const { number, kind, point, about, kiosk, receivedAt, dueOn, state, remark, acts } = one
  const { clock } = admin
  const isOpen = state !== 'answered' && state !== 'closed'
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus
    <article class="feedback-one" aria-label={words.number(number)} tabIndex={0}>
      <header>
        <h3>
          {words.kinds[kind]} · {words.points[point]}
        </h3>
        <p>
          {words.number(number)} {words.states[state]}
          {isOpen && dueOn !== null && (
            <b data-late={dueOn < today ? '' : undefined}>
              {' '}
              {dueOn < today ? words.overdue(dueOn) : words.due(dueOn)}
            </b>
          )}
        </p>
        <p>{words.received(clock.dayOf(receivedAt), clock.timeOf(receivedAt), kiosk)}</p>
      </header>
      {about.at !== 'station' && (
        <p class="feedback-about">
          <span>{words.about[about.at]}</span> <b>{about.title}</b>{' '}
          <a class="button" href={about.at === 'guide' ? `#guides/${about.seq}` : `#notices/${about.id}`}>
            {words.mend[about.at]}
          </a>
        </p>
      )}
      {remark.at === 'said' && <blockquote aria-label={words.remark}>{remark.text}</blockquote>}
      {remark.at === 'gone' && <p>{words.remarkGone}</p>}
      <Contact admin={admin} one={one} onChanged={onChanged} />
      {isOpen && <Answering admin={admin} one={one} onChanged={onChanged} />}
      {state === 'answered' && (
        <Correcting admin={admin} one={one} longest={REPLY_LONGEST} onChanged={onChanged} />
      )}
      {kind === 'objection' && <p class="feedback-hint">{words.publishNote}</p>}
      {acts.length > 0 && (
        <section class="feedback-history">
          <h4>{words.history}</h4>
          <ol>
            {acts.map((act) => (
              <li key={`${act.at} ${act.time}`}>
                <small>
                  {words.when(clock.dayOf(act.time), clock.timeOf(act.time))} {act.by ?? words.system}
                </small>{' '}
                {actWords(act)}
              </li>
            ))}
          </ol>
        </section>
      )}
    </article>
  )
}

/** Whom to call back; every look at the number is noted. It leaves the page with the person who looked. */
function Contact({ admin, one: { id, contact }, onChanged }: Omit<Props, 'today'>) {
  const { asked, ask } = useAsk()
  const [phone, setPhone] = useState<string | null>(null)
  if (contact.at === 'none') return <p>{words.contact.none}</p>
  if (contact.at === 'forgotten') return <p>{words.contact.gone}</p>
  const show = () => {
    const body = { commandId: newCommandId() }
    void ask(
      () => admin.api.ask('POST /api/feedback/:id/contact', { params: { id }, body }),
      (reply) => {
        setPhone(reply.phone)
        onChanged(reply.feedback)
        return reply.phone === null ? words.contact.unreadable : ''
      },
    )
  }
  return (
    <div class="feedback-contact">
      {phone === null ? (
        <TouchButton disabled={asked.at === 'asking'} onPress={show}>
          {words.contact.show}
        </TouchButton>
      ) : (
        <b class="feedback-phone">{phone}</b>
      )}
      <small>
        {words.contact.until(contact.until)}。{words.contact.showNote}
      </small>
      <AskedWords asked={asked} />
    </div>
  )
}
