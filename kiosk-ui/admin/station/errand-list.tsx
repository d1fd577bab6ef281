import { TouchButton } from '../../parts/touch-button.tsx'
import { type Bound, fieldId, foundIn } from '../editing/bound.ts'
import { Found } from '../editing/found.tsx'
import { words } from './words.ts'

export type Errand = { seq: number; name: string }

type Props = {
  of: Bound<readonly number[]>
  label: string
  hint?: string
  /** The catalogue. */
  errands: readonly Errand[]
}

/** Errands by their names; one is added from the catalogue and taken away by a press. */
export function ErrandList({ of, label, hint, errands }: Props) {
  const id = fieldId(of.path)
  const field = words.windows
  const nameOf = (seq: number) => errands.find((one) => one.seq === seq)?.name ?? String(seq)
  const left = errands.filter(({ seq }) => !of.value.includes(seq))
  return (
    <div class="field errand-list">
      <label for={id}>{label}</label>
      <ul>
        {of.value.map((seq) => (
          <li key={seq}>
            {nameOf(seq)}
            <TouchButton
              aria-label={field.dropErrand(nameOf(seq))}
              onPress={() => of.change((before) => before.filter((one) => one !== seq))}
            >
              ×
            </TouchButton>
          </li>
        ))}
      </ul>
      <select
        id={id}
        value=""
        onChange={({ currentTarget }) => {
          const seq = Number(currentTarget.value)
          currentTarget.value = ''
          if (seq > 0) of.change((before) => [...before, seq])
        }}
      >
        <option value="">{field.addErrand}</option>
        {left.map(({ seq, name }) => (
          <option key={seq} value={seq}>
            {seq} {name}
          </option>
        ))}
      </select>
      {hint !== undefined && <p class="field-told">{hint}</p>}
      <Found id={`${id}-found`} findings={foundIn(of)} />
    </div>
  )
}
