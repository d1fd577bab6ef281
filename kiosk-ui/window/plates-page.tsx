import { useEffect, useState } from 'preact/hooks'
import type { StaffReply } from '#contract/staff.ts'
import type { ClerkPlate, WindowView } from '#contract/window.ts'
import { ask } from '../link/ask.ts'
import { words } from './words.ts'
import { Photo } from './clerk-plate.tsx'
import { UnknownWindow } from './window-page.tsx'
import type { WindowScreen } from './window-screen.ts'

type PlateSize = 'a4' | 'a5'
const sizes: readonly PlateSize[] = ['a4', 'a5']

/** `person`: the account whose 座牌 alone is wanted; null for the window with the clerk who serves there. */
type Props = { screen: WindowScreen; id: string; size: PlateSize; person: string | null }

/** 窗口显示牌 and 工作人员座牌 on paper, each a page of its own; what is not paper is not printed. */
export function PlatesPage({ screen, id, size, person }: Props) {
  const alone = usePerson(person)
  const now = screen.now.value
  const shown = now?.windows.find((window) => window.id === id)
  useEffect(() => {
    // The name under which a browser saves the PDF.
    if (now && shown) document.title = `${now.station.name} ${shown.label}`
  }, [now, shown])
  if (!now) return <p class="sheets">{words.connecting}</p>
  if (!shown) return <UnknownWindow id={id} windows={now.windows} />
  return (
    <div class="sheets" data-size={size}>
      <nav class="tools">
        <button type="button" onClick={() => print()}>
          {words.plates.print}
        </button>
        {sizes.map((other) => (
          <a
            key={other}
            href={`?plate=${other}${person === null ? '' : `&clerk=${encodeURIComponent(person)}`}`}
            aria-current={other === size ? 'page' : undefined}
          >
            {words.plates.size[other]}
          </a>
        ))}
        <p>{said(person === null ? shown.clerk : alone, person)}</p>
      </nav>
      {person === null && <WindowSheet station={now.station.name} window={shown} />}
      {person === null && shown.clerk && (
        <ClerkSheet station={now.station.name} label={shown.label} clerk={shown.clerk} />
      )}
      {alone && (
        <ClerkSheet
          station={now.station.name}
          label={shown.clerk?.id === alone.id ? shown.label : ''}
          clerk={alone}
        />
      )}
    </div>
  )
}

function said(clerk: ClerkPlate | null, person: string | null): string {
  if (clerk !== null) return words.plates.hint
  return person === null ? words.plates.noClerk : words.plates.noPerson
}

/** Of the accounts, which the 站长 alone may read: in the browser where they have signed in. */
function usePerson(person: string | null): ClerkPlate | null {
  const [plate, setPlate] = useState<ClerkPlate | null>(null)
  useEffect(() => {
    async function read(): Promise<void> {
      const reply = await ask<StaffReply>('GET /api/staff', {}, {})
      if (reply.at === 'ok') setPlate(reply.value.accounts.find(({ id }) => id === person) ?? null)
    }
    if (person !== null) void read()
  }, [person])
  return plate
}

/** Steps of type size by the number of characters, so that the longest real ones stay on the sheet. */
function lengthOf(text: string): string {
  const { length } = Array.from(text)
  if (length <= 3) return 'three'
  if (length <= 4) return 'four'
  if (length <= 6) return 'six'
  return length <= 10 ? 'ten' : 'more'
}

function WindowSheet({ station, window: shown }: { station: string; window: WindowView }) {
  const { label, title, department, services } = shown
  const longest = services.toSorted((a, b) => b.length - a.length)[0] ?? ''
  return (
    <article class="paper" data-plate="window">
      <p class="paper-station">{station}</p>
      <div class="paper-window">
        <h1 data-length={lengthOf(label)}>{label}</h1>
        <p class="paper-title" data-length={lengthOf(title)}>
          {title}
        </p>
        {department !== '' && (
          <p class="paper-department">
            {words.department}　{department}
          </p>
        )}
      </div>
      {services.length > 0 && (
        <ul class="paper-services" aria-label={words.services} data-length={lengthOf(longest)}>
          {services.map((service) => (
            <li key={service}>{service}</li>
          ))}
        </ul>
      )}
    </article>
  )
}

function ClerkSheet({
  station,
  label,
  clerk,
}: {
  station: string
  /** Of the window; '' for one who serves at none. */
  label: string
  clerk: ClerkPlate
}) {
  const { name, title, number, party } = clerk
  return (
    <article class="paper" data-plate="clerk">
      <p class="paper-station">
        {station}　{label}
      </p>
      <Photo clerk={clerk} />
      <div class="paper-person">
        <h1 data-length={lengthOf(name)}>{name}</h1>
        <p class="paper-role">{title === '' ? words.plates.clerk : title}</p>
        {number !== '' && <p class="paper-number">{words.clerk.number(number)}</p>}
        {party.at === 'member' && <p class="paper-party">{words.clerk.party}</p>}
      </div>
    </article>
  )
}
