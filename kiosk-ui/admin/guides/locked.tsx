import { fieldId, foundIn, type Bound } from '../editing/bound.ts'
import { Found } from '../editing/found.tsx'

type Props = { of: Bound<unknown>; label: string; why: string; lines: readonly string[] }

/** What the city sets, to be read: its lines, and why they cannot be changed here. */
export function Locked({ of, label, why, lines }: Props) {
  const id = fieldId(of.path)
  return (
    <section class="guide-locked" id={id} aria-label={label} tabIndex={-1}>
      <h4>{label}</h4>
      <div>
        {lines.map((line, i) => (
          <p key={`${i} ${line}`}>{line}</p>
        ))}
        <p class="field-told">{why}</p>
        <Found id={`${id}-found`} findings={foundIn(of)} />
      </div>
    </section>
  )
}
