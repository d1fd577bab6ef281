import type { GuideMaterial } from '#contract/guide.ts'
import { inPhrases, withWholeWords } from '../../../parts/in-phrases.tsx'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { Drawing } from '../../parts/drawing.tsx'
import { PagedParts } from '../../parts/paged-parts.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { nameParts } from '../../parts/thing.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { goOn } from './go-on.ts'
import type { Answers } from './answers.ts'
import { words } from './words.ts'

type Props = { app: App; screen: ScreenOf<'self-check'> }

/** What all have to bring: a tap for each that is at hand, or one for all of them. */
export function SelfCheck({ app, screen }: Props) {
  const { guide, answers } = screen
  const forAll = guide.materials.flatMap(({ required }, i) => (required === true ? [i] : []))
  const held = forAll.filter((i) => answers[i] === 'have').length
  const tick = (i: number) =>
    app.change({ ...screen, answers: answers.with(i, answers[i] === 'have' ? null : 'have') })
  const settle = (answer: (i: number) => 'have' | 'lack'): Answers =>
    answers.map((said, i) => (forAll.includes(i) ? answer(i) : said))
  return (
    <main class="self-check in-parts">
      <ScreenTitle crumb={words.crumb} title={words.holds.title}>
        <p class="title-note">{withWholeWords(guide.plainTitle)}</p>
      </ScreenTitle>
      <p class="self-check-note">{withWholeWords(words.holds.note)}</p>
      <PagedParts
        key={app.modes.layout.value}
        parts={[
          {
            key: 'holds',
            cells: forAll.flatMap((i) => {
              const material = guide.materials[i]
              if (!material) return []
              return [
                <Hold key={i} material={material} held={answers[i] === 'have'} onPress={() => tick(i)} />,
              ]
            }),
            around: (cells) => <div class="holds">{cells}</div>,
          },
        ]}
      />
      <div class="self-check-actions">
        <TouchButton
          class={held === 0 ? 'go' : 'beside'}
          onPress={() =>
            goOn(
              app,
              guide,
              settle(() => 'have'),
            )
          }
        >
          <ScreenIcon name="check" />
          {words.holds.all}
        </TouchButton>
        <TouchButton
          class={held === 0 ? 'beside' : 'go'}
          onPress={() =>
            goOn(
              app,
              guide,
              settle((i) => (answers[i] === 'have' ? 'have' : 'lack')),
            )
          }
        >
          {held === 0 ? words.holds.none : words.holds.next(held)}
        </TouchButton>
      </div>
    </main>
  )
}

function Hold({ material, held, onPress }: { material: GuideMaterial; held: boolean; onPress: () => void }) {
  const { head, aside } = nameParts(material.name)
  return (
    <TouchButton class="hold" aria-pressed={held} onPress={onPress}>
      <Drawing path={material.drawing} />
      <span class="hold-name">
        <b>{inPhrases(head)}</b>
        {aside !== '' && <small>{inPhrases(aside)}</small>}
      </span>
      <span class="box">
        {held && (
          <>
            <ScreenIcon name="check" />
            <span class="unseen">{words.holds.have}</span>
          </>
        )}
      </span>
    </TouchButton>
  )
}
