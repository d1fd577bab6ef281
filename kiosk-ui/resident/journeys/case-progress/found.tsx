import { CardReminder } from '../../parts/card-reminder.tsx'
import { Done } from '../../parts/done.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { standing } from '../../../words/case-standing.ts'
import { words } from './words.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

/** How a case stands, its dates and what comes next; not whose it is, nor what for. */
export function Found({ app, screen: { stands } }: { app: App; screen: ScreenOf<'case-found'> }) {
  const { title, lines } = standing(stands)
  return (
    <main class="case-found" data-state={stands.state.at}>
      <ScreenTitle title={title} />
      <div class="case-told">
        {lines.map((line, place) => (
          <p key={line} class={place === lines.length - 1 ? 'case-next' : undefined}>
            {withWholeWords(line)}
          </p>
        ))}
        <p>{withWholeWords(words.ask(app.model.value.station.phone))}</p>
      </div>
      <CardReminder app={app} />
      <Done app={app} />
    </main>
  )
}
