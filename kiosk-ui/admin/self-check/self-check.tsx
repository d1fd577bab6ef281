import { withWholeWords } from '../../parts/in-phrases.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import { fullDate } from '../../words/dates.ts'
import type { Admin } from '../admin.ts'
import { PanelHead } from '../panel-head.tsx'
import { emptyPlaces, emptyStation, readAs } from '../station/documents.ts'
import { useAnswer } from '../use-answer.ts'
import { type Evidence, evidenceOf, type Known } from './evidence.ts'
import { words } from './words.ts'

/** 六有一能: each of the seven with what the station knows of it. */
export function SelfCheck({ admin }: { admin: Admin }) {
  const known = useKnown(admin)
  const wall = admin.clock.wall.value
  if (known === null || wall === null) return <p class="opening">{words.opening}</p>
  const seven = evidenceOf(known)
  const count = (at: Evidence['at']) => seven.filter((one) => one.at === at).length
  return (
    <section class="self-check panel-column" aria-label={words.heading}>
      <PanelHead title={words.heading}>
        <p>{words.counts(count('there'), count('wanting'), count('unknown'))}</p>
        <TouchButton class="go" data-act="print" onPress={() => print()}>
          {words.print}
        </TouchButton>
      </PanelHead>
      {/* It scrolls in its own place, by keys as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus */}
      <div class="scrolls" role="group" tabIndex={0} aria-label={words.heading}>
        <p class="self-check-as">
          <b>{known.station.name}</b> {withWholeWords(words.as(fullDate(wall.day), wall.time))}
          {known.station.sample && words.sample}
        </p>
        <ol>
          {seven.map((one) => (
            <Having key={one.having} of={one} />
          ))}
        </ol>
        <p class="self-check-signed">{words.signed}</p>
      </div>
    </section>
  )
}

function Having({ of: { having, at, lines, href } }: { of: Evidence }) {
  return (
    <li data-having={having} data-at={at}>
      <h3>{words.havings[having]}</h3>
      <b>{words.states[at]}</b>
      <div>
        {lines.map((line) => (
          <p key={line}>{withWholeWords(line)}</p>
        ))}
      </div>
      {href !== null && (
        <a class="button" href={href} aria-label={`${words.go} ${words.havings[having]}`}>
          {words.go}
        </a>
      )}
    </li>
  )
}

/** Null until all of it has come. */
function useKnown(admin: Admin): Known | null {
  const { api } = admin
  const about = admin.moved.value
  const document = (kind: 'station' | 'places') => () =>
    api.ask('GET /api/contents/:kind/:id', { params: { kind, id: kind } })
  const station = useAnswer(document('station'), 'station')
  const places = useAnswer(document('places'), 'places')
  const staff = useAnswer(() => api.ask('GET /api/staff', { params: {} }), 'staff')
  const board = useAnswer(() => api.ask('GET /api/notices', { params: {} }), about)
  const devices = useAnswer(() => api.ask('GET /api/staff/devices', { params: {} }), about)
  const upkeep = useAnswer(() => api.ask('GET /api/guide-upkeep', { params: {} }), about)
  const rate = useAnswer(() => api.ask('GET /api/online-rate', { params: {} }), about)
  const screens = useAnswer(() => api.ask('GET /api/staff/screens', { params: {} }), about)
  if (!station || !places || !staff || !board || !devices || !upkeep || !rate || !screens) return null
  return {
    station: readAs(emptyStation)(station.document),
    places: readAs(emptyPlaces)(places.document),
    accounts: staff.accounts,
    windows: admin.station.value?.windows ?? [],
    board,
    devices: devices.devices,
    guides: upkeep.guides,
    rate,
    screens,
    link: admin.link.value.at === 'live' ? 'live' : 'away',
  }
}
