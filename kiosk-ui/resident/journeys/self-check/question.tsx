import type { CheckAnswer } from '#contract/guide.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'
import { PagedParts } from '../../parts/paged-parts.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { Thing } from '../../parts/thing.tsx'
import { SettlingButton } from '../../parts/settling-button.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { goOn } from './go-on.ts'
import { words } from './words.ts'

type Props = { app: App; screen: ScreenOf<'self-check-question'> }

/** The last thing a second finger of the screen before could hit. */
const SETTLE_MS = 400

const answersInOrder: readonly (readonly [CheckAnswer, string])[] = [
  ['not-needed', words.question.needless],
  ['have', words.question.have],
  ['lack', words.question.lack],
  ['ask', words.question.ask],
]

/** A thing that only some have to bring: for whom, in the catalogue's words, and whether it is at hand. */
export function Question({ app, screen: { guide, answers, asking } }: Props) {
  const material = guide.materials[asking]
  if (!material) return null
  return (
    <main class="self-check self-check-question">
      <ScreenTitle crumb={words.crumb} title={words.question.title}>
        <p class="title-note">{withWholeWords(guide.plainTitle)}</p>
      </ScreenTitle>
      <section class="asked">
        <PagedParts
          key={`${app.modes.layout.value} ${asking}`}
          parts={[
            { key: 'thing', cells: [<Thing key="thing" material={{ ...material, when: '' }} />] },
            { key: 'for-whom', cells: [<ForWhom key="for-whom" when={material.when ?? ''} />] },
          ]}
        />
      </section>
      <div class="self-check-answers" key={asking}>
        {answersInOrder.map(([answer, text]) => (
          <SettlingButton
            key={answer}
            settleMs={SETTLE_MS}
            onPress={() => goOn(app, guide, answers.with(asking, answer))}
          >
            {text}
          </SettlingButton>
        ))}
      </div>
    </main>
  )
}

function ForWhom({ when }: { when: string }) {
  return (
    <div class="asked-for">
      <p class="asked-who">{withWholeWords(words.question.who)}</p>
      <p class="asked-when">{withWholeWords(when.replace(/才带$/, ''))}</p>
    </div>
  )
}
