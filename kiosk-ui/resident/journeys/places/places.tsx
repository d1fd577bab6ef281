import type { Places } from '#contract/places.ts'
import { HallMap } from '../../parts/hall-map.tsx'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { KeepTimes } from '../../../parts/keep.tsx'
import { Qr } from '../../../parts/qr.tsx'
import { inPhrases, withWholeWords } from '../../../parts/in-phrases.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { words } from './words.ts'
import type { App } from '../../shell/app.ts'
import type { Modes } from '../../shell/modes.ts'
import type { ScreenOf } from '../../shell/screens.ts'

type Props = { app: App; screen: ScreenOf<'places'> }

/** Facilities on one page. */
const PAGE = 6
const LARGE_PAGE = 4
const SITTING_PAGE = 3

type Part =
  | { at: 'map'; withAreas: boolean }
  | { at: 'areas' }
  | { at: 'facilities'; facilities: Places['facilities']; last: boolean }
  | { at: 'reach'; withWifi: boolean }
  | { at: 'wifi' }

/** 在哪里: the hall and its areas, what residents may use, and how to reach the station. */
export function PlacesScreen({ app, screen: { places, from } }: Props) {
  const parts = partsOf(places, app.modes)
  const at = Math.min(from, parts.length - 1)
  const part = parts[at]
  return (
    <main class="places">
      <ScreenTitle title={words.title}>
        {places.sample && <span class="mark">{words.sample}</span>}
      </ScreenTitle>
      {part && <PartView app={app} places={places} part={part} />}
      <div class="choices" role="group" aria-label={words.title}>
        {parts.map((one, i) => (
          <TouchButton key={i} aria-pressed={i === at} onPress={() => app.turnTo(i)}>
            {inPhrases(nameOf(parts, one))}
          </TouchButton>
        ))}
      </div>
    </main>
  )
}

/** What stands on one page where there is room for it has pages of its own in 大字版 and sitting. */
function partsOf({ facilities, wifi }: Places, { type, reach }: Modes): Part[] {
  const large = type.value === 'large'
  const sitting = reach.value === 'sitting'
  const narrow = large || sitting
  const size = sitting ? SITTING_PAGE : large ? LARGE_PAGE : PAGE
  const pages = Math.max(1, Math.ceil(facilities.length / size))
  return [
    { at: 'map', withAreas: !narrow },
    ...(narrow ? [{ at: 'areas' } as const] : []),
    ...Array.from({ length: pages }, (_, i): Part => ({
      at: 'facilities',
      facilities: facilities.slice(i * size, (i + 1) * size),
      last: i === pages - 1,
    })),
    { at: 'reach', withWifi: wifi !== null && !narrow },
    ...(wifi !== null && narrow ? [{ at: 'wifi' } as const] : []),
  ]
}

function nameOf(parts: readonly Part[], part: Part): string {
  if (part.at === 'reach' && part.withWifi) return words.reachAndWifi
  const name = words.sections[part.at]
  const same = parts.filter(({ at }) => at === part.at)
  return same.length > 1 ? words.part(name, same.indexOf(part) + 1) : name
}

function PartView({ app, places, part }: { app: App; places: Places; part: Part }) {
  switch (part.at) {
    case 'map':
      return (
        <section class="places-map">
          <HallMap places={places} kiosk={app.model.value.kiosk.id} />
          {part.withAreas ? <Areas places={places} /> : <Address places={places} />}
        </section>
      )
    case 'areas':
      return <Areas places={places} />
    case 'facilities':
      return (
        <section class="places-facilities">
          <h2 class="unseen">{words.sections.facilities}</h2>
          <ul>
            {part.facilities.map(({ name, available, note }) => (
              <li key={name} data-available={available ? '' : undefined}>
                <b>{name}</b>
                <span class="have">
                  {available && <ScreenIcon name="check" />}
                  {available ? words.available : words.unavailable}
                </span>
                {note && <span class="have-note">{withWholeWords(note)}</span>}
              </li>
            ))}
          </ul>
          {part.last && places.equipment.length > 0 && (
            <p class="elsewhere">
              <b>{words.equipment}</b>　{withWholeWords(words.list(places.equipment))}
            </p>
          )}
        </section>
      )
    case 'reach':
      return <Reach places={places} withWifi={part.withWifi} />
    case 'wifi':
      return <section class="places-reach">{places.wifi && <Wifi wifi={places.wifi} />}</section>
  }
}

function Areas({ places }: { places: Places }) {
  return (
    <dl class="areas">
      {places.areas.map(({ name, use }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{withWholeWords(use)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Reach({ places, withWifi }: { places: Places; withWifi: boolean }) {
  const { hours, wifi } = places
  return (
    <section class="places-reach">
      <dl>
        <div>
          <dt>{words.hours}</dt>
          {hours.map((line) => (
            <dd key={line}>
              <KeepTimes line={line} />
            </dd>
          ))}
        </div>
        <AddressLines places={places} />
      </dl>
      {withWifi && wifi && <Wifi wifi={wifi} />}
    </section>
  )
}

function Address({ places }: { places: Places }) {
  return (
    <div class="places-address places-reach">
      <dl>
        <AddressLines places={places} />
      </dl>
    </div>
  )
}

function AddressLines({ places: { address, phone } }: { places: Places }) {
  return (
    <>
      <div>
        <dt>{words.address}</dt>
        <dd>{withWholeWords(address)}</dd>
      </div>
      <div>
        <dt>{words.phone}</dt>
        <dd class="figures">{phone}</dd>
      </div>
    </>
  )
}

function Wifi({ wifi: { ssid, password, qr } }: { wifi: NonNullable<Places['wifi']> }) {
  return (
    <div class="wifi">
      <div>
        <h2>{words.wifi}</h2>
        <dl>
          <div>
            <dt>{words.ssid}</dt>
            <dd>{withWholeWords(ssid)}</dd>
          </div>
          <div>
            <dt>{words.password}</dt>
            <dd class="figures">{password ?? words.noPassword}</dd>
          </div>
        </dl>
      </div>
      <Qr text={qr} label={words.wifiScan} />
    </div>
  )
}
