import { TouchButton } from '../../parts/touch-button.tsx'
import type { Admin } from '../admin.ts'
import { type Bound, foundIn, member } from '../editing/bound.ts'
import { TextField } from '../editing/fields.tsx'
import { Found } from '../editing/found.tsx'
import { Rows } from '../editing/rows.tsx'
import type { Hours } from './documents.ts'
import { stationEditors } from './editors.ts'
import { SectionFrame } from './section-frame.tsx'
import { weekInLines } from './week.ts'
import { WeekGrid } from './week-grid.tsx'
import { words } from './words.ts'

const WORKDAYS = [{ days: [1, 2, 3, 4, 5], open: [{ from: '08:30', to: '17:00' }] }]

/** When the station is open, and how that is written for people. */
export function HoursForm({ admin }: { admin: Admin }) {
  const { title, see } = words.sections.hours
  return (
    <SectionFrame
      admin={admin}
      keeper={stationEditors}
      id="station"
      title={title}
      see={see}
      previews={[{ screen: 'home', title: words.preview.home }]}
    >
      {(station) => <HoursFields hours={member(station, 'hours')} />}
    </SectionFrame>
  )
}

function HoursFields({ hours }: { hours: Bound<Hours> }) {
  const weekly = member(hours, 'weekly')
  const text = member(hours, 'text')
  const { onHolidays = 'closed' } = hours.value
  const isAlways = weekly.value.length === 0
  const field = words.hours
  return (
    <>
      <fieldset class="field radio-field">
        <legend>{field.when}</legend>
        <div class="segments">
          {field.kinds.map(({ value, words: kind }) => (
            <label key={value} class="segment" data-on={isAlways === (value === 'always') ? '' : undefined}>
              <input
                type="radio"
                name="hours-kind"
                checked={isAlways === (value === 'always')}
                onChange={() => weekly.change(() => (value === 'always' ? [] : WORKDAYS))}
              />
              {kind}
            </label>
          ))}
        </div>
      </fieldset>
      {!isAlways && <WeekGrid of={weekly} />}
      <Found id="field-hours-weekly-found" findings={foundIn(weekly)} />
      <Rows of={text} label={field.text} add={field.addLine} fresh={() => ''} nameOf={(line) => line}>
        {(line) => <TextField of={line} label={field.line} limit={60} />}
      </Rows>
      <p class="section-act">
        <TouchButton
          data-act="write-hours"
          onPress={() => text.change(() => weekInLines(weekly.value, onHolidays))}
        >
          {field.write}
        </TouchButton>
      </p>
    </>
  )
}
