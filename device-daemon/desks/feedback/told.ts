import type { FeedbackReceipt, FoundFeedback } from '#contract/feedback.ts'
import type { FeedbackAct, FeedbackRecord } from '#daemon/domain/feedback/record.ts'

/** The day of an instant by the station's calendar, YYYY-MM-DD. */
type DayOf = (instant: string) => string

/** What the resident takes along. */
export function receiptOf(
  {
    number,
    code,
    time,
    dueOn,
    phone,
    contactUntil,
  }: Pick<FeedbackRecord, 'number' | 'code' | 'time' | 'dueOn' | 'phone' | 'contactUntil'>,
  dayOf: DayOf,
): FeedbackReceipt {
  return {
    number,
    code,
    receivedOn: dayOf(time),
    dueOn,
    contact: phone === null || contactUntil === null ? { at: 'none' } : { at: 'kept', until: contactUntil },
  }
}

/** What a resident with its code is told: state, reply and dates, nothing else. */
export function foundOf(record: FeedbackRecord, dayOf: DayOf): FoundFeedback {
  const { number, time, dueOn } = record
  return { number, receivedOn: dayOf(time), dueOn, state: stateOf(record, dayOf) }
}

function stateOf({ acts }: FeedbackRecord, dayOf: DayOf): FoundFeedback['state'] {
  const last = acts.findLast(changesIt)
  if (last === undefined) return { at: 'open' }
  const on = dayOf(last.time)
  switch (last.at) {
    case 'confirmed':
      return { at: 'confirmed', on }
    case 'handed-on':
      return { at: 'handed-on', to: last.to, phone: last.phone, on }
    case 'answered':
      return { at: 'answered', text: last.text, on }
    case 'answer-corrected': {
      const answered = acts.find(({ at }) => at === 'answered')
      const first =
        answered?.at === 'answered' ? { text: answered.text, on: dayOf(answered.time) } : undefined
      return { at: 'answered', text: last.text, on, ...(first && { first }) }
    }
    case 'closed':
      return { at: 'closed', why: last.why, on }
  }
}

/** Reading or destroying the phone number changes nothing for the resident. */
const changesIt = (
  act: FeedbackAct,
): act is Exclude<FeedbackAct, { at: 'contact-opened' } | { at: 'contact-forgotten' }> =>
  act.at !== 'contact-opened' && act.at !== 'contact-forgotten'
