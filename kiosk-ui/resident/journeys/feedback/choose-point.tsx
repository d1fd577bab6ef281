import { SettlingButton } from '../../parts/settling-button.tsx'
import { inPhrases, withWholeWords } from '../../../parts/in-phrases.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { pointsOf } from './points.ts'
import { subjectWords } from './subject.ts'
import { words } from './words.ts'

/** The last thing a second finger of the screen before could hit. */
const SETTLE_MS = 400

/** What is wrong, or what it is about: one touch. */
export function ChoosePoint({ app, screen: { kind, about } }: { app: App; screen: ScreenOf<'feedback'> }) {
  const subject = subjectWords(about)
  return (
    <main class="feedback">
      <ScreenTitle title={words.titles[kind]}>
        {subject !== '' && <p class="title-note">{withWholeWords(subject)}</p>}
      </ScreenTitle>
      <div class="feedback-points">
        {pointsOf(kind, about).map((point) => (
          <SettlingButton
            key={point}
            settleMs={SETTLE_MS}
            onPress={() => app.open({ at: 'feedback-contact', kind, about, point })}
          >
            {inPhrases(words.point[point])}
          </SettlingButton>
        ))}
      </div>
    </main>
  )
}
