import { Icon } from '../../../parts/icon.tsx'
import { Keep, KeepTimes } from '../../../parts/keep.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { words } from './words.ts'
import { todayOf } from '../../parts/today.ts'
import type { App } from '../../shell/app.ts'
import { type HomePlace, homePlaces, largeHomePlaces, notesOf, prepare } from './home-places.ts'
import { TodayPanel } from './today.tsx'
import { WindowLines } from './window-lines.tsx'

/** What can be done here, how many wait, and the way to everything. */
export function Home({ app }: { app: App }) {
  const { station, windows, common } = app.model.value
  const large = app.modes.type.value === 'large'
  const places = large ? largeHomePlaces : homePlaces
  const today = todayOf(app)
  const noTickets = today.at === 'closed' || today.at === 'full'
  return (
    <main class="home">
      <h1 class="unseen">{station.name}</h1>
      {today.at !== 'away' && <WindowLines windows={windows} />}
      <TodayPanel app={app} today={today} />
      {places.map((place) => (
        <Place key={place.place} app={app} place={place.place === 'take' && noTickets ? prepare : place} />
      ))}
      {common[0] && (
        <section class="often">
          <h2>{words.home.often}</h2>
          <div class="often-tiles">
            {common.map(({ seq, phrases }) => (
              <TouchButton key={seq} onPress={() => app.open({ at: 'confirm-errand', seq })}>
                <Keep parts={phrases} />
              </TouchButton>
            ))}
          </div>
        </section>
      )}
      <Hours hours={station.hours} />
      {large && (
        <TouchButton class="place place-help" data-place="help" onPress={() => app.act('call-staff')}>
          <Icon name="call" />
          <span class="place-title">{words.home.help}</span>
          <span class="place-note">{words.home.helpNote}</span>
        </TouchButton>
      )}
    </main>
  )
}

function Place({ app, place }: { app: App; place: HomePlace }) {
  return (
    <TouchButton
      class={`place place-${place.place}`}
      data-place={place.place}
      onPress={() => app.open(place.to)}
    >
      <Icon name={place.icon} />
      <span class="place-title">{place.title}</span>
      <span class="place-note">
        {notesOf(place, app.model.value, app.modes.type.value).map((note) => (
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
      <dt>{words.hours}</dt>
      {hours.map((line) => (
        <dd key={line}>
          <KeepTimes line={line} />
        </dd>
      ))}
    </dl>
  )
}
