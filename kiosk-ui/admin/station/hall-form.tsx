import type { Admin } from '../admin.ts'
import { type Bound, member, orElse } from '../editing/bound.ts'
import { CheckField, NumberField, RadioField, TextField } from '../editing/fields.tsx'
import { HALL, type Interval, type StationDocument, VOICE } from './documents.ts'
import { stationEditors } from './editors.ts'
import { SectionFrame } from './section-frame.tsx'
import { words } from './words.ts'
import { words as field } from './words/hall.ts'

const NIGHT: Interval = { from: '21:00', to: '07:00' }

/** What the hall's display names, and how a number is called aloud. */
export function HallForm({ admin }: { admin: Admin }) {
  const { title, see } = words.sections.hall
  return (
    <SectionFrame admin={admin} keeper={stationEditors} id="station" title={title} see={see}>
      {(station) => <Fields station={station} />}
    </SectionFrame>
  )
}

function Fields({ station }: { station: Bound<StationDocument> }) {
  const hall = orElse(member(station, 'hall'), HALL)
  const voice = orElse(member(station, 'voice'), VOICE)
  return (
    <>
      <RadioField
        of={member(hall, 'clerkNames')}
        label={field.names}
        hint={field.namesHint}
        choices={field.nameChoices}
      />
      <NumberField
        of={orElse(member(hall, 'upNext'), 0)}
        label={field.upNext}
        hint={field.upNextHint}
        min={0}
        max={3}
      />
      <NumberField of={member(voice, 'times')} label={field.times} hint={field.timesHint} min={1} max={3} />
      <QuietFields of={member(voice, 'quiet')} />
    </>
  )
}

/** The hours in which nothing is said aloud, or none. */
function QuietFields({ of }: { of: Bound<Interval | null> }) {
  const span: Bound<Interval> = {
    ...of,
    value: of.value ?? NIGHT,
    change: (update) => of.change((before) => update(before ?? NIGHT)),
  }
  return (
    <>
      <CheckField
        of={{
          ...of,
          value: of.value !== null,
          change: (update) => of.change((before) => (update(before !== null) ? (before ?? NIGHT) : null)),
        }}
        label={field.quiet}
        hint={field.quietHint}
      />
      {of.value !== null && (
        <div class="side-by-side">
          <TextField of={member(span, 'from')} label={field.from} limit={5} />
          <TextField of={member(span, 'to')} label={field.to} limit={5} />
        </div>
      )}
    </>
  )
}
