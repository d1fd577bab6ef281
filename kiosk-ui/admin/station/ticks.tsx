import { type Bound, fieldId } from '../editing/bound.ts'
import { CheckField } from '../editing/fields.tsx'

type Props = {
  of: Bound<readonly string[]>
  all: readonly { id: string; name: string }[]
  label?: string
}

/** Of a few, those that are ticked, by id. */
export function Ticks({ of, all, label }: Props) {
  return (
    <div
      class="ticks"
      id={fieldId([...of.path, 'ticks'])}
      role={label === undefined ? undefined : 'group'}
      aria-label={label}
    >
      {label !== undefined && <p>{label}</p>}
      {all.map(({ id, name }) => (
        <CheckField
          key={id}
          of={{
            ...of,
            path: [...of.path, id],
            value: of.value.includes(id),
            change: (update) =>
              of.change((before) => {
                const others = before.filter((one) => one !== id)
                return update(before.includes(id)) ? [...others, id] : others
              }),
          }}
          label={name}
        />
      ))}
    </div>
  )
}
