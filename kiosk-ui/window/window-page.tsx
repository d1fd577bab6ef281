import { useEffect, useState } from 'preact/hooks'
import type { WindowView } from '#contract/window.ts'
import { inPairs } from '../parts/in-pairs.ts'
import { useTurns } from '../parts/turns.ts'
import { dayFrom } from '../words/days.ts'
import { words } from './words.ts'
import { ClerkPlate } from './clerk-plate.tsx'
import { sceneOf } from './scene.ts'
import type { StationAtWindow, WindowScreen } from './window-screen.ts'
import { withWholeWords } from '../parts/in-phrases.tsx'

/** The screen at one window: its plate, who serves, and whose number it is. `id`: the window's. */
export function WindowPage({ screen, id }: { screen: WindowScreen; id: string }) {
  const now = screen.now.value
  if (!now)
    return (
      <main class="window" data-link={screen.link.value.at}>
        <p class="alone">{words.connecting}</p>
      </main>
    )
  const shown = now.windows.find((window) => window.id === id)
  if (!shown) return <UnknownWindow id={id} windows={now.windows} />
  const scene = sceneOf(shown)
  return (
    <main class="window" data-link={screen.link.value.at} data-scene={scene.at}>
      <Plate window={shown} screen={screen} />
      <Doing screen={screen} window={shown} />
      {shown.clerk && <ClerkPlate clerk={shown.clerk} />}
      {shown.services.length > 0 && <Services services={shown.services} />}
      <Waiting screen={screen} />
      <Offline screen={screen} />
    </main>
  )
}

/** From so many characters on they are set smaller. */
const LONG_LABEL = 7
const LONG_TITLE = 14

function Plate({
  window: { label, title, department },
  screen,
}: {
  window: WindowView
  screen: WindowScreen
}) {
  const clock = screen.clock.value
  return (
    <header class="plate">
      <h1 data-long={Array.from(label).length > LONG_LABEL ? '' : undefined}>{label}</h1>
      <div>
        <p class="plate-title" data-long={Array.from(title).length > LONG_TITLE ? '' : undefined}>
          {withWholeWords(title)}
        </p>
        {department !== '' && <p>{withWholeWords(department)}</p>}
      </div>
      {clock && <time>{clock.time}</time>}
    </header>
  )
}

function Doing({ screen, window: shown }: { screen: WindowScreen; window: WindowView }) {
  const scene = sceneOf(shown)
  switch (scene.at) {
    case 'called':
    case 'serving':
      return (
        <section class="doing" role="status">
          <p class="doing-lead">
            {withWholeWords(scene.at === 'called' ? words.called.lead : words.serving)}
          </p>
          <p class="doing-number" data-length={Math.min(scene.number.length, 7)}>
            {scene.number}
          </p>
          {scene.at === 'called' && <p class="doing-lead">{withWholeWords(words.called.to)}</p>}
        </section>
      )
    case 'free':
      return (
        <section class="doing" role="status">
          <h2>{words.free.title}</h2>
          <p>{withWholeWords(words.free.note)}</p>
        </section>
      )
    case 'paused':
      return (
        <section class="doing" role="status">
          <h2>{words.paused.title}</h2>
          <p class="doing-notice">{withWholeWords(scene.notice === '' ? words.paused.note : scene.notice)}</p>
          {scene.current && <p>{withWholeWords(words.paused[scene.current.at](scene.current.number))}</p>}
        </section>
      )
    case 'closed':
      return <Closed screen={screen} />
  }
}

/** The station does not trust this screen yet: its code stands where the services do otherwise. */
function Waiting({ screen }: { screen: WindowScreen }) {
  const pairing = screen.pairing.value
  if (pairing.at !== 'waiting') return null
  return (
    <section class="waiting" role="status">
      {withWholeWords(words.pairing(inPairs(pairing.code)))}
    </section>
  )
}

/** Where to go instead. */
function Closed({ screen }: { screen: WindowScreen }) {
  const now = screen.now.value
  const clock = screen.clock.value
  if (!now) return null
  const { opening, windows } = now
  const next = opening.at === 'closed' ? opening.opensAt : null
  const open = windows.filter(({ service }) => service.at === 'open')
  return (
    <section class="doing" role="status">
      <h2>{withWholeWords(words.closed.title)}</h2>
      {next && clock ? (
        <p class="doing-notice">
          {withWholeWords(words.closed.next(dayFrom(clock.day, next.day), next.time))}
        </p>
      ) : (
        <p class="doing-notice">
          {open.length === 0 ? words.closed.none : `${words.closed.others}：`}
          {open.map(({ id, label }, i) => (
            <span key={id} class="keep">
              {i < open.length - 1 ? `${label}、` : label}
            </span>
          ))}
        </p>
      )}
    </section>
  )
}

/** Characters on the lines that services may take; what is more comes in turn. */
const MOST_CHARS = 34

function Services({ services }: { services: readonly string[] }) {
  const pages = pagesOf(services)
  const page = useTurns(pages.length)
  return (
    <section class="services">
      <h2>{words.services}</h2>
      <ul key={page}>
        {pages[page]?.map((service) => (
          <li key={service}>{withWholeWords(service)}</li>
        ))}
      </ul>
    </section>
  )
}

function pagesOf(services: readonly string[]): string[][] {
  const pages: string[][] = [[]]
  for (const service of services) {
    const last = pages.at(-1) ?? []
    if (last.length > 0 && last.join('').length + service.length > MOST_CHARS) pages.push([service])
    else last.push(service)
  }
  return pages
}

function Offline({ screen }: { screen: WindowScreen }) {
  const away = screen.link.value.at === 'restarting'
  const [since, setSince] = useState<string | null>(null)
  useEffect(() => setSince(away ? (screen.clock.peek()?.time ?? null) : null), [away])
  if (!away) return null
  return (
    <p class="offline" role="status">
      <b>{words.offline.title}</b>
      {since !== null && <span>{withWholeWords(words.offline.since(since))}</span>}
    </p>
  )
}

/** The address names no window of this station: shows the addresses that exist. */
export function UnknownWindow({ id, windows }: { id: string; windows: StationAtWindow['windows'] }) {
  return (
    <main class="window" data-scene="unknown">
      <div class="alone">
        <h1>{words.unknown.title(id)}</h1>
        <p>{withWholeWords(words.unknown.note)}</p>
        <ul>
          {windows.map((window) => (
            <li key={window.id}>
              <a href={`/window/${encodeURIComponent(window.id)}${location.search}`}>
                <b>{window.label}</b> {window.title}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </main>
  )
}
