import type { CountedThing } from '#contract/case-changes.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { words } from './words.ts'

type Props = {
  things: readonly CountedThing[]
  onCount: (things: readonly CountedThing[]) => void
}

const MOST = 99

/** Things that go from hand to hand, counted aloud; what was not handed over has no count and stands on no paper. */
export function Things({ things, onCount }: Props) {
  const set = (place: number, change: Partial<CountedThing>) =>
    onCount(things.map((each, other) => (other === place ? { ...each, ...change } : each)))
  return (
    <div class="things" role="group" aria-label={words.things}>
      <p aria-hidden="true">
        <span>{words.things}</span>
        <span>{words.original}</span>
        <span>{words.copy}</span>
      </p>
      {things.map((thing, place) => (
        <div key={place}>
          <input
            aria-label={words.thing}
            value={thing.name}
            maxLength={200}
            autocomplete="off"
            onInput={(event) => set(place, { name: event.currentTarget.value })}
          />
          {(['original', 'copy'] as const).map((kind) => (
            <input
              key={kind}
              type="number"
              min={0}
              max={MOST}
              inputMode="numeric"
              aria-label={`${thing.name} ${words[kind]}`}
              value={thing[kind]}
              onInput={(event) => {
                const count = event.currentTarget.valueAsNumber
                set(place, {
                  [kind]: Number.isNaN(count) ? 0 : Math.min(MOST, Math.max(0, Math.trunc(count))),
                })
              }}
            />
          ))}
        </div>
      ))}
      <TouchButton
        data-act="thing-more"
        onPress={() => onCount([...things, { name: '', original: 1, copy: 0 }])}
      >
        {words.anotherThing}
      </TouchButton>
    </div>
  )
}

/** Those that have a name and a count. */
export const counted = (things: readonly CountedThing[]): CountedThing[] =>
  things.flatMap(({ name, original, copy }) =>
    name.trim() === '' || original + copy === 0 ? [] : [{ name: name.trim(), original, copy }],
  )
