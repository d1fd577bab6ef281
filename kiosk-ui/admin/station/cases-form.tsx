import type { Admin } from '../admin.ts'
import { member, orElse } from '../editing/bound.ts'
import { NumberField } from '../editing/fields.tsx'
import { CASES } from './documents.ts'
import { stationEditors } from './editors.ts'
import { SectionFrame } from './section-frame.tsx'
import { words } from './words.ts'
import { words as field } from './words/cases.ts'

/** 办件: how long a person can be read after the end of a case, and when its day counts as near. */
export function CasesForm({ admin }: { admin: Admin }) {
  const { title, see } = words.sections.cases
  return (
    <SectionFrame admin={admin} keeper={stationEditors} id="station" title={title} see={see}>
      {(station) => {
        const cases = orElse(member(station, 'cases'), CASES)
        return (
          <>
            <NumberField
              of={member(cases, 'keepDays')}
              label={field.keep}
              hint={field.keepHint}
              min={30}
              max={3650}
            />
            <NumberField
              of={member(cases, 'amberWorkdays')}
              label={field.amber}
              hint={field.amberHint}
              min={1}
              max={15}
            />
            <NumberField
              of={member(cases, 'redWorkdays')}
              label={field.red}
              hint={field.redHint}
              min={0}
              max={15}
            />
          </>
        )
      }}
    </SectionFrame>
  )
}
