import { withWholeWords } from '../../../parts/in-phrases.tsx'
import { standing } from '../../../words/case-standing.ts'
import { CardReminder } from '../../parts/card-reminder.tsx'
import { Done } from '../../parts/done.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { words } from './words.ts'

/** How a case stands, its dates and what comes next; not whose it is, nor what for. */
export function Found({ app, screen: { stands } }: { app: App; screen: ScreenOf<'case-found'> }) {
  const { title, track, why, next } = standing(stands)
  return (
    <main class="case-found" data-state={stands.state.at}>
      <ScreenTitle title={title} />
      <div class="case-told">
        <div class="case-way">
          <ol class="case-track">
            {track.map(({ day, what, at }) => (
              <li key={what} data-at={at}>
                <b>{withWholeWords(day)}</b>
                <span>{withWholeWords(what)}</span>
              </li>
            ))}
          </ol>
          {why !== null && <p>{withWholeWords(why)}</p>}
        </div>
        <div class="case-turn">
          <section class="case-next">
            <h2>{words.next}</h2>
            <p>{withWholeWords(next)}</p>
          </section>
          <p>
            {withWholeWords(words.ask)}
            <span class="keep">{app.model.value.station.phone}</span>
          </p>
        </div>
      </div>
      <CardReminder app={app} />
      <Done app={app} />
    </main>
  )
}
