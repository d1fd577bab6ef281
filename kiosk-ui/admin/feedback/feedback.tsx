import type { FeedbackView } from '#contract/feedback.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { Admin } from '../admin.ts'
import { PanelHead } from '../panel-head.tsx'
import { OneFeedback } from './one-feedback.tsx'
import { useFeedback } from './use-feedback.ts'
import { words } from './words.ts'

/** Before the id of a notice whose feedback alone is meant. */
const OF_NOTICE = 'notice/'

/** Open ones first, what is due first at the top; the one that the address names beside them. */
export function Feedback({ admin, place }: { admin: Admin; place: string }) {
  const notice = place.startsWith(OF_NOTICE) ? place.slice(OF_NOTICE.length) : null
  const { listed, show, more } = useFeedback(admin, notice)
  if (listed === null) return <p class="opening">{words.opening}</p>
  const { open, over, today, replyDays, before } = listed
  const due = open.toSorted((a, b) => (a.dueOn ?? LAST).localeCompare(b.dueOn ?? LAST))
  const chosen = [...due, ...over].find(({ id }) => id === place) ?? due[0] ?? over[0]
  return (
    <div class="feedback-panel">
      <PanelHead title={notice === null ? words.title : words.ofNotice}>
        {notice !== null && <a href="#feedback">{words.all}</a>}
        <p>{words.promise(replyDays)}</p>
      </PanelHead>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus */}
      <nav class="feedback-list" aria-label={words.title} tabIndex={0}>
        <h3>{words.open(open.length)}</h3>
        {due.length === 0 && <p>{words.none.open}</p>}
        <Rows admin={admin} of={due} today={today} chosen={chosen} />
        <h3>{words.over}</h3>
        {over.length === 0 && <p>{words.none.over}</p>}
        <Rows admin={admin} of={over} today={today} chosen={chosen} />
        {before !== null && <TouchButton onPress={more}>{words.more}</TouchButton>}
      </nav>
      {chosen && <OneFeedback key={chosen.id} admin={admin} one={chosen} today={today} onChanged={show} />}
    </div>
  )
}

/** After every day that is promised. */
const LAST = '9999-12-31'

type RowsProps = {
  admin: Admin
  of: readonly FeedbackView[]
  today: string
  chosen: FeedbackView | undefined
}

function Rows({ admin, of, today, chosen }: RowsProps) {
  return (
    <ul>
      {of.map((one) => (
        <li key={one.id}>
          <a href={`#feedback/${one.id}`} aria-current={one.id === chosen?.id ? 'true' : undefined}>
            <span class="feedback-kind" data-kind={one.kind}>
              {words.kinds[one.kind]}
            </span>
            <b>{words.points[one.point]}</b>
            <small>{'title' in one.about ? one.about.title : words.about.station}</small>
            <Standing one={one} today={today} day={admin.clock.dayOf(one.receivedAt)} />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** How it stands; of an open one, by when it is to be answered. */
function Standing({ one: { state, dueOn }, today, day }: { one: FeedbackView; today: string; day: string }) {
  const isOver = state === 'answered' || state === 'closed'
  if (!isOver && dueOn !== null)
    return (
      <small data-late={dueOn < today ? '' : undefined}>
        {dueOn < today ? words.overdue(dueOn) : words.due(dueOn)}
      </small>
    )
  return <small>{words.stood(words.states[state], day)}</small>
}
