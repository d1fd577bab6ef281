import type { Admin } from '../admin.ts'
import { type Bound, member, optional, orElse } from '../editing/bound.ts'
import { LongField, NumberField, RadioField, TextField } from '../editing/fields.tsx'
import type { StationDocument } from './documents.ts'
import { stationEditors } from './editors.ts'
import { SectionFrame } from './section-frame.tsx'
import { words } from './words.ts'

/** As the daemon has it where station.yaml says nothing. */
const FEEDBACK = { replyDays: null, contactDays: 30 }

type Portal = NonNullable<StationDocument['portal']>
const NO_PORTAL: Portal = { name: '', url: '' }

/** Where residents do online what can be done online; emptied, there is none. */
function PortalFields({ of }: { of: Bound<StationDocument['portal']> }) {
  const portal = orElse<Portal>(of, NO_PORTAL, (next) =>
    next.name === '' && next.url === '' ? undefined : next,
  )
  return (
    <>
      <TextField of={member(portal, 'name')} label={words.name.portal} limit={40} />
      <TextField
        of={member(portal, 'url')}
        label={words.name.portalUrl}
        type="url"
        hint={words.name.portalHint}
      />
    </>
  )
}

/** What the station is called, where it is, whom to ring up, and what it promises to those who tell it something. */
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
          <PortalFields of={member(station, 'portal')} />
          <NumberField
            of={member(station, 'areaSquareMeters')}
            label={field.area}
            hint={field.areaHint}
            min={1}
          />
          <LongField
            of={optional(member(station, 'budgetNote'))}
            label={field.budget}
            hint={field.budgetHint}
            limit={200}
          />
          <NumberField
            of={member(orElse(member(station, 'feedback'), FEEDBACK), 'replyDays')}
            label={field.replyDays}
            hint={field.replyDaysHint}
            min={1}
            max={60}
          />
          <NumberField
            of={member(orElse(member(station, 'feedback'), FEEDBACK), 'contactDays')}
            label={field.contactDays}
            hint={field.contactDaysHint}
            min={1}
            max={365}
          />
        </>
      )}
    </SectionFrame>
  )
}
