import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { TouchButton } from '../../parts/touch-button.tsx'
import { HandwritingKeys } from './handwriting-keys.tsx'
import type { Stroke } from './handwriting/stroke.ts'
import { PinyinKeys } from './pinyin-keys.tsx'
import type { Way } from './way.ts'
import { words } from './words.ts'
import { withoutLast } from './without-last.ts'

type Props = {
  /** What is written so far: characters, and capital letters of pinyin. */
  text: string
  onText: (text: string) => void
  /** How it is written now. */
  way: Way
  onWay: (way: Way) => void
  /** What can be done with what is written, where the sheet leaves no room for it. */
  more?: { text: string; onPress: () => void } | undefined
  /** Words that stand ready, for whom neither finger nor letters come easily. */
  children: ComponentChildren
}

const WAYS = ['hand', 'pinyin', 'nine', 'common'] as const satisfies readonly Way[]

/** What something is written with, at the foot of a screen: by hand, by pinyin, or by words that stand ready. */
export function InputSheet({ text, onText, way: now, onWay, more, children }: Props) {
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const letters = now === 'pinyin' || now === 'nine'
  const choose = (next: Way) => {
    setStrokes([])
    onWay(next)
  }
  return (
    <section class="input" data-way={now} data-say="">
      <div class="input-ways" role="group" aria-label={words.waysLabel}>
        {WAYS.map((one) => (
          <TouchButton key={one} aria-pressed={one === now} onPress={() => choose(one)}>
            {words.ways[one]}
          </TouchButton>
        ))}
        {more && letters && <More {...more} />}
      </div>
      {now === 'hand' && (
        <HandwritingKeys
          strokes={strokes}
          onStrokes={setStrokes}
          onCharacter={(character) => {
            setStrokes([])
            onText(text + character)
          }}
        />
      )}
      {letters && <PinyinKeys text={text} onText={onText} nine={now === 'nine'} />}
      {now === 'common' && <div class="input-words">{children}</div>}
      {!letters && (
        <div class="input-acts">
          {now === 'hand' && (
            <TouchButton disabled={strokes.length === 0} onPress={() => setStrokes([])}>
              {words.wipe}
            </TouchButton>
          )}
          <TouchButton disabled={text === ''} onPress={() => onText(withoutLast(text))}>
            {words.delete}
          </TouchButton>
          <TouchButton disabled={text === ''} onPress={() => onText('')}>
            {words.clear}
          </TouchButton>
          {more && <More {...more} />}
        </div>
      )}
    </section>
  )
}

function More({ text, onPress }: { text: string; onPress: () => void }) {
  return (
    <TouchButton class="go" onPress={onPress}>
      {text}
    </TouchButton>
  )
}
