import type { ContentReply } from '#contract/contents.ts'
import type { Admin } from '../admin.ts'
import { useAnswer } from '../use-answer.ts'
import {
  CASES,
  emptyPlaces,
  emptyRules,
  emptyStation,
  HALL,
  type PlacesDocument,
  readAs,
  type RulesDocument,
  type StationDocument,
  VOICE,
} from './documents.ts'
import { sections } from './sections.tsx'
import { words as bookingsWords } from './words/bookings.ts'
import { words } from './words.ts'

/** Every part of the station: what people see of it now, and the way to change it. */
export function Overview({ admin }: { admin: Admin }) {
  const station = useDocument(admin, 'station')
  const rules = useDocument(admin, 'rules')
  const places = useDocument(admin, 'places')
  const unsaved = admin.editing.unsaved.value
  if (station === null || rules === null || places === null) return <p class="opening">{words.opening}</p>
  const opened = { 'station/station': station, 'rules/rules': rules, 'places/places': places }
  const facts = factsOf({
    station: readAs(emptyStation)(station.document),
    rules: readAs(emptyRules)(rules.document),
    places: readAs(emptyPlaces)(places.document),
  })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus
    <section class="station-parts" aria-label={words.title} tabIndex={0}>
      <h2>{words.title}</h2>
      <ul>
        {sections.map(({ id, document }) => {
          const { title, see } = words.sections[id]
          const { newest, published } = opened[document]
          const isDraft = newest !== null && newest !== published
          return (
            <li key={id}>
              <a href={`#station/${id}`} data-part={id}>
                <b>{title}</b>
                <span class="part-facts">
                  {facts[id].map((line) => (
                    <span key={line}>{line}</span>
                  ))}
                </span>
                <small>{see}</small>
                {unsaved.has(document) ? <mark>{words.unsaved}</mark> : isDraft && <mark>{words.draft}</mark>}
              </a>
            </li>
          )
        })}
      </ul>
      <p class="section-act">
        {words.plates}：
        {readAs(emptyRules)(rules.document).windows.map(({ id, label }) => (
          <a key={id} class="button" href={`#station/plate/${id}`}>
            {label}
          </a>
        ))}
      </p>
      <p class="section-act">
        <a class="button" href="#today">
          {words.today}
        </a>
      </p>
    </section>
  )
}

function useDocument(admin: Admin, kind: 'station' | 'rules' | 'places'): ContentReply | null {
  return useAnswer(() => admin.api.ask('GET /api/contents/:kind/:id', { params: { kind, id: kind } }), kind)
}

/** What can be booked, by the names of the form. */
function offeredBy({ bookings }: Pick<RulesDocument, 'bookings'>): string[] {
  const { parts } = bookingsWords
  return PARTS.flatMap((part) => (bookings?.[part] === undefined ? [] : [parts[part].title]))
}

const PARTS = ['visits', 'dates', 'contacts', 'numbers'] as const

type All = { station: StationDocument; rules: RulesDocument; places: PlacesDocument }

/** Of each part, in a line or two, what stands there. */
function factsOf({ station, rules, places }: All): Record<keyof typeof words.sections, readonly string[]> {
  const { fact } = words
  const { hours, hall = HALL, voice = VOICE, cases = CASES } = station
  const { maxInARow, ageingMinutes } = rules.priority
  const broken = places.equipment.filter((one) => typeof one !== 'string' && one.state === 'faulty')
  const { skills, queues, windows } = rules
  return {
    name: [station.name, `${station.address} ${station.phone}`],
    hours: hours.text,
    holidays: [fact.holidays[hours.onHolidays ?? 'closed'], fact.ownDays(hours.closedDays.length)],
    common: [station.commonItems.map(({ title }) => title).join('、')],
    windows: [
      windows.map(({ label }) => label).join('、'),
      queues.map(({ letter, name }) => `${letter} ${name}`).join('、') +
        (skills.length > 0 ? `；${fact.skills(skills.length)}` : ''),
    ],
    priority: [fact.priority(maxInARow, ageingMinutes)],
    bookings: [fact.bookings(offeredBy(rules))],
    hall: [fact.hall(hall.clerkNames === 'shown', hall.upNext ?? 0), fact.voice(voice.times, voice.quiet)],
    cases: [fact.kept(cases.keepDays), fact.lights(cases.amberWorkdays, cases.redWorkdays)],
    facilities: [
      fact.facilities(
        places.facilities.filter(({ available }) => available).length,
        places.facilities.length,
      ),
      fact.equipment(places.equipment.length, broken.length),
    ],
    map: [fact.map(places.areas.length, places.map.windows.length)],
    wifi: [places.wifi?.ssid ?? fact.noWifi],
  }
}
