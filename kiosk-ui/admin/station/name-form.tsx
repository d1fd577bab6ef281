import type { Admin } from '../admin.ts'
import { member } from '../editing/bound.ts'
import { NumberField, RadioField, TextField } from '../editing/fields.tsx'
import { stationEditors } from './editors.ts'
import { SectionFrame } from './section-frame.tsx'
import { words } from './words.ts'

/** What the station is called, where it is, and whom to ring up. */
export function NameForm({ admin }: { admin: Admin }) {
  const { title, see } = words.sections.name
  const field = words.name
  return (
    <SectionFrame
      admin={admin}
      keeper={stationEditors}
      id="station"
      title={title}
      see={see}
      previews={[{ screen: 'home', title: words.preview.home }]}
    >
      {(station) => (
        <>
          <RadioField of={member(station, 'type')} label={field.type} choices={field.types} />
          <TextField of={member(station, 'name')} label={field.name} hint={field.hint} limit={40} />
          <TextField of={member(station, 'address')} label={field.address} limit={60} />
          <TextField of={member(station, 'phone')} label={field.phone} type="tel" limit={40} />
          <TextField
            of={member(station, 'townCentre')}
            label={field.townCentre}
            hint={field.townCentreHint}
            limit={40}
          />
          <NumberField
            of={member(station, 'areaSquareMeters')}
            label={field.area}
            hint={field.areaHint}
            min={1}
          />
        </>
      )}
    </SectionFrame>
  )
}
