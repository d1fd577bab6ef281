import type { Opening, StationNow, StationView } from '#contract/station.ts'
import { Icon } from '../../parts/icon.tsx'
import { KeepTimes } from '../../parts/keep-times.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import { Waiting, queueOf } from '../../parts/waiting.tsx'
import { dayFrom } from '../../words/days.ts'
import { words } from '../../words/home.ts'
import type { App } from '../app.ts'
import { type HomePlace, homePlaces, largeHomePlaces } from '../home-places.ts'

/** What can be done here, how many wait, and the way to everything. */
export function Home({ app }: { app: App }) {
  const { station, current, common, itemCount } = app.model.value
  const large = app.modes.type.value === 'large'
  const places = large ? largeHomePlaces : homePlaces
  const today = app.clock.value?.day ?? current.now.slice(0, 10)
  return (
    <main class="home" data-filled={places.map(({ place }) => place).join(' ')}>
      <h1 class="unseen">{station.name}</h1>
      <Today current={current} today={today} />
      {places.map((place) => (
        <Place key={place.place} app={app} place={place} closed={current.opening.at === 'closed'} />
      ))}
      {!large && (
        <section class="often">
          <h2>{words.home.often}</h2>
          <div class="often-tiles">
            {common.map(({ seq, title }) => (
              <TouchButton key={seq} onPress={() => app.open({ at: 'confirm-errand', seq })}>
                {title}
              </TouchButton>
            ))}
          </div>
        </section>
      )}
      <Steps />
      <Facts station={station} itemCount={itemCount} />
      {large && (
        <section class="help">
          <Icon name="desk" />
          <h2>{words.facts.helpTitle}</h2>
          <p>{words.facts.help}</p>
        </section>
      )}
    </main>
  )
}

function Today({ current, today }: { current: StationNow; today: string }) {
  const queue = queueOf(current, current.defaultQueueId)
  return (
    <section class="today">
      {queue && current.opening.at === 'open' && <Waiting queue={queue} />}
      <OpeningNow opening={current.opening} today={today} />
    </section>
  )
}

function OpeningNow({ opening, today }: { opening: Opening; today: string }) {
  switch (opening.at) {
    case 'open':
      return (
        <p class="opening" data-at="open">
          <b>{words.opening.open}</b>
          {opening.closesAt && <span>{words.opening.until(opening.closesAt)}</span>}
        </p>
      )
    case 'closed': {
      const { opensAt } = opening
      return (
        <p class="opening" data-at="closed">
          <b>{words.opening.closed}</b>
          <span>
            {opensAt
              ? words.opening.next(dayFrom(today, opensAt.day), opensAt.time)
              : words.opening.unknownNext}
          </span>
        </p>
      )
    }
  }
}

function Place({ app, place, closed }: { app: App; place: HomePlace; closed: boolean }) {
  if (place.place === 'take' && closed) {
    return (
      <section class="place place-take" data-place="take" data-closed>
        <h2>{words.home.closed}</h2>
        <p>{words.home.closedNote}</p>
      </section>
    )
  }
  return (
    <TouchButton
      class={`place place-${place.place}`}
      data-place={place.place}
      onPress={() => app.open(place.to)}
    >
      <Icon name={place.icon} />
      <span class="place-title">{place.title}</span>
      <span class="place-note">
        {place.notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
      </span>
    </TouchButton>
  )
}

function Steps() {
  return (
    <section class="steps">
      <h2>{words.steps.title}</h2>
      <ol>
        {words.steps.list.map(({ title, note }) => (
          <li key={title}>
            <b>{title}</b>
            {note.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Facts({ station, itemCount }: { station: StationView; itemCount: number }) {
  return (
    <dl class="facts">
      <div class="fact-hours">
        <dt>{words.facts.hours}</dt>
        {station.hours.map((line) => (
          <dd key={line}>
            <KeepTimes line={line} />
          </dd>
        ))}
      </div>
      <div class="fact-items">
        <dt>{words.facts.items}</dt>
        <dd>{words.facts.itemCount(itemCount)}</dd>
      </div>
      <div class="fact-place">
        <dt>{words.facts.place}</dt>
        <dd>{station.address}</dd>
      </div>
      <div class="fact-elsewhere">
        <dt>{words.facts.elsewhere}</dt>
        <dd>
          {words.facts.townCentre(station.townCentre).map((part) => (
            <span key={part} class="keep">
              {part}
            </span>
          ))}
        </dd>
      </div>
    </dl>
  )
}
