import type { Admin } from '../admin.ts'
import { member, optional, orElse } from '../editing/bound.ts'
import { TextField } from '../editing/fields.tsx'
import { Rows } from '../editing/rows.tsx'
import { plateEditors } from './editors.ts'
import { SectionFrame } from './section-frame.tsx'
import { words } from './words.ts'

/** What stands on the plate of one window. */
export function PlateForm({ admin, window }: { admin: Admin; window: string }) {
  const label = admin.station.value?.windows.find(({ id }) => id === window)?.label ?? window
  const field = words.plate
  return (
    <SectionFrame
      admin={admin}
      keeper={plateEditors}
      id={window}
      title={field.title(label)}
      see={words.sections.windows.see}
    >
      {(plate) => (
        <>
          <TextField of={member(plate, 'title')} label={field.name} hint={field.nameHint} limit={24} />
          <TextField
            of={optional(member(plate, 'department'))}
            label={field.department}
            hint={field.departmentHint}
            limit={24}
          />
          <Rows
            of={orElse(member(plate, 'services'), [])}
            label={field.services}
            add={field.addService}
            fresh={() => ''}
            nameOf={(service) => service}
          >
            {(service) => <TextField of={service} label={field.service} limit={16} />}
          </Rows>
        </>
      )}
    </SectionFrame>
  )
}
