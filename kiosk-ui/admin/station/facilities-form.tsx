import type { Admin } from '../admin.ts'
import { type Bound, member } from '../editing/bound.ts'
import { CheckField, RadioField, TextField } from '../editing/fields.tsx'
import { Rows } from '../editing/rows.tsx'
import type { Equipment, PlacesDocument } from './documents.ts'
import { PlacesSection } from './places-section.tsx'
import { SampleField } from './sample-field.tsx'
import { words } from './words.ts'

/** What residents may use, and what staff work with, with its state. */
export function FacilitiesForm({ admin }: { admin: Admin }) {
  return (
    <PlacesSection admin={admin} id="facilities" preview="facilities">
      {(places) => <Fields places={places} />}
    </PlacesSection>
  )
}

type Device = Exclude<Equipment, string>
const deviceOf = (one: Equipment): Device =>
  typeof one === 'string' ? { name: one, state: 'works', note: '' } : one

function Fields({ places }: { places: Bound<PlacesDocument> }) {
  const equipment = member(places, 'equipment')
  const devices: Bound<readonly Device[]> = {
    ...equipment,
    value: equipment.value.map(deviceOf),
    // One that works, and of which there is nothing to say, is its name alone, as the file has it.
    change: (update) =>
      equipment.change((before) =>
        update(before.map(deviceOf)).map((one) =>
          one.state === 'works' && one.note === '' ? one.name : one,
        ),
      ),
  }
  const field = words.facilities
  const wanting = field.requiredNames.filter((name) => devices.value.every((device) => device.name !== name))
  return (
    <>
      <SampleField places={places} />
      <Rows
        of={member(places, 'facilities')}
        label={field.facilities}
        add={field.add}
        fresh={() => ({ name: '', available: true, note: '' })}
        nameOf={({ name }) => name}
      >
        {(facility) => (
          <>
            <div class="side-by-side">
              <TextField of={member(facility, 'name')} label={field.facility} limit={12} />
              <TextField of={member(facility, 'note')} label={field.note} limit={40} />
            </div>
            <CheckField
              of={member(facility, 'available')}
              label={field.available}
              hint={field.availableHint}
            />
          </>
        )}
      </Rows>
      {wanting.length > 0 && <p class="section-advice">{field.required(wanting.join('、'))}</p>}
      <Rows
        of={devices}
        label={field.equipment}
        add={field.addEquipment}
        fresh={() => ({ name: '', state: 'works' as const, note: '' })}
        nameOf={({ name }) => name}
      >
        {(device) => (
          <>
            <TextField of={member(device, 'name')} label={field.device} limit={20} />
            <RadioField of={member(device, 'state')} label={field.state} choices={field.states} />
            {device.value.state !== 'works' && (
              <TextField of={member(device, 'note')} label={field.fault} limit={40} />
            )}
          </>
        )}
      </Rows>
    </>
  )
}
