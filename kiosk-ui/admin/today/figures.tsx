import type { DayReport, PlaceFigures } from '#contract/report.ts'
import type { WindowView } from '#contract/window.ts'
import { minutesWords } from '../../staff/words.ts'
import type { Admin } from '../admin.ts'
import { SpreadCell } from './spread.tsx'
import { words } from './words.ts'

type Props = { admin: Admin; report: DayReport; isToday: boolean }

/** Every window: today who is there with which number, and what it has come to. */
export function Windows({ admin, report, isToday }: Props) {
  const now = admin.station.value?.windows ?? []
  return (
    <table class="figures" data-of="windows">
      <caption>
        {words.windows.title} <small>{words.windows.unit}</small>
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.windows.title}</th>
          {isToday && (
            <>
              <th scope="col">{words.windows.who}</th>
              <th scope="col">{words.windows.hand}</th>
            </>
          )}
          <CountHeads />
        </tr>
      </thead>
      <tbody>
        {report.windows.map((window) => (
          <tr key={window.id} data-window={window.id}>
            <th scope="row">{window.name}</th>
            {isToday && <NowCells admin={admin} window={now.find(({ id }) => id === window.id)} />}
            <CountCells place={window} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Who has done how much; those who did nothing that day are left out. */
export function People({ report: { people }, isToday }: Pick<Props, 'report' | 'isToday'>) {
  return (
    <table class="figures" data-of="people">
      <caption>{words.people.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.people.title}</th>
          <CountHeads />
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">{person.name}</th>
            <CountCells place={person} />
          </tr>
        ))}
        {people.length === 0 && (
          <tr>
            <td colSpan={7}>{isToday ? words.people.none : words.dash}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function CountHeads() {
  const { called, served, noShows, cancelled, waiting, service } = words.windows
  return (
    <>
      {[called, served, noShows, cancelled, waiting, service].map((name) => (
        <th key={name} scope="col" class="num">
          {name}
        </th>
      ))}
    </>
  )
}

function CountCells({ place }: { place: PlaceFigures }) {
  const { called, served, noShows, cancelled, waiting, service } = place
  return (
    <>
      <td class="num">{called}</td>
      <td class="num strong">{served}</td>
      <td class="num">{noShows}</td>
      <td class="num">{cancelled}</td>
      <SpreadCell spread={waiting} />
      <SpreadCell spread={service} />
    </>
  )
}

function NowCells({ admin, window }: { admin: Admin; window: WindowView | undefined }) {
  if (window === undefined)
    return (
      <>
        <td>{words.dash}</td>
        <td>{words.dash}</td>
      </>
    )
  const { service, clerk, current } = window
  const { timeOf, minutesSince } = admin.clock
  return (
    <>
      <td data-service={service.at}>
        {service.at === 'closed' ? (
          words.windows.closed
        ) : (
          <>
            <b>{clerk?.name ?? words.dash}</b>{' '}
            <small>
              {service.at === 'paused'
                ? words.windows.paused(service.notice)
                : words.windows.since(timeOf(service.since))}
            </small>
          </>
        )}
      </td>
      <td>
        {current === null ? (
          service.at === 'open' && <small>{words.windows.free}</small>
        ) : (
          <>
            <b>{current.number}</b>{' '}
            <small>
              {words.windows.holds[current.at]} {minutesWords(minutesSince(current.since))}
            </small>
          </>
        )}
      </td>
    </>
  )
}
