import type { Bound } from '../editing/bound.ts'
import { LongField } from '../editing/fields.tsx'
import { Rows } from '../editing/rows.tsx'
import { Locked } from './locked.tsx'
import { words } from './words.ts'

type Props = { of: Bound<readonly string[]>; label: string; locked?: string | undefined }

/** A list of sentences, one a row. */
export function Lines({ of, label, locked }: Props) {
  if (locked !== undefined) return <Locked of={of} label={label} why={locked} lines={of.value} />
  return (
    <Rows of={of} label={label} add={words.add.line} fresh={() => ''}>
      {(line, i) => <LongField of={line} label={`${i + 1}`} />}
    </Rows>
  )
}
