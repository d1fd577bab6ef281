import type { Opening, StationNow } from '#contract/station.ts'
import { Icon } from '../../../parts/icon.tsx'
import { KeepTimes } from '../../../parts/keep-times.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { queueOf } from '../../../parts/queue-of.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { dayFrom } from '../../../words/days.ts'
import { words as now } from '../../../words/opening.ts'
import { words } from './words.ts'
import type { App } from '../../shell/app.ts'
import { type HomePlace, homePlaces, largeHomePlaces, notesOf } from './home-places.ts'

/** What can be done here, how many wait, and the way to everything. */
export function Home({ app }: { app: App }) {
  const { station, current, common } = app.model.value
  const large = app.modes.type.value === 'large'
  const places = large ? largeHomePlaces : homePlaces
  const today = app.clock.value?.day ?? current.now.slice(0, 10)
  return (
    <main class="home">
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
      {!large && <Hours hours={station.hours} />}
      {large && (
        <TouchButton class="place place-help" data-place="help" onPress={() => app.act('call-staff')}>
          <Icon name="bell" />
          <span class="place-title">{words.home.help}</span>
          <span class="place-note">{words.home.helpNote}</span>
        </TouchButton>
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
          <b>{now.open}</b>
          {opening.closesAt && <span>{words.opening.until(opening.closesAt)}</span>}
        </p>
      )
    case 'closed': {
      const { opensAt } = opening
      return (
        <p class="opening" data-at="closed">
          <b>{now.closed}</b>
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
        {notesOf(place, app.model.value).map((note) => (
          <span key={note}>{note}</span>
        ))}
      </span>
    </TouchButton>
  )
}

/** The station's hours; 在哪里 has the rest. */
function Hours({ hours }: { hours: readonly string[] }) {
  return (
    <dl class="facts">
      <dt>{words.facts.hours}</dt>
      {hours.map((line) => (
        <dd key={line}>
          <KeepTimes line={line} />
        </dd>
      ))}
    </dl>
  )
}
