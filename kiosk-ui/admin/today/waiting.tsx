import type { NowReport, WaitingPerson } from '#contract/report.ts'
import { minutesWords } from '../../staff/words.ts'
import type { Admin } from '../admin.ts'
import { words } from './words.ts'

/** Who waits, in the order in which they will be called. */
export function Waiting({ admin, now }: { admin: Admin; now: NowReport | null }) {
  const waited = (since: string) => minutesWords(admin.clock.minutesSince(since))
  const label = (id: string) => admin.station.value?.windows.find((window) => window.id === id)?.label ?? id
  return (
    <section class="waiting" aria-label={words.waiting.title}>
      <h3>
        {words.waiting.title} {now && <b>{words.waiting.count(now.waitingCount)}</b>}
      </h3>
      {now === null ? (
        <p>{words.opening}</p>
      ) : (
        <>
          {now.longest === null ? (
            <p>{words.waiting.nobody}</p>
          ) : (
            <p class="waiting-longest">
              {words.waiting.longest(now.longest.number, waited(now.longest.takenAt))}
            </p>
          )}
          {now.waiting.length > 0 && (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus
            <ol tabIndex={0} aria-label={words.waiting.title}>
              {now.waiting.map((person) => (
                <li key={person.number}>
                  <b>{person.number}</b>
                  <span>
                    {person.errand ?? words.waiting.general}
                    <Marks person={person} label={label} />
                  </span>
                  <small>{waited(person.takenAt)}</small>
                </li>
              ))}
              {now.waitingCount > now.waiting.length && (
                <li>{words.waiting.more(now.waitingCount - now.waiting.length)}</li>
              )}
            </ol>
          )}
          {now.heldCount > 0 && <p>{words.waiting.held(now.heldCount)}</p>}
        </>
      )}
    </section>
  )
}

function Marks({ person, label }: { person: WaitingPerson; label: (id: string) => string }) {
  const { priority, only } = person
  const marks = [
    ...(priority.at === 'none' ? [] : [words.waiting.priority]),
    ...(only === null ? [] : [words.waiting.only(label(only))]),
  ]
  return marks.length === 0 ? null : <em>{marks.join('，')}</em>
}
