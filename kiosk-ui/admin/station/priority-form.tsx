import { TouchButton } from '../../parts/touch-button.tsx'
import type { Admin } from '../admin.ts'
import { type Bound, member } from '../editing/bound.ts'
import { NumberField } from '../editing/fields.tsx'
import type { RulesDocument } from './documents.ts'
import { rulesEditors } from './editors.ts'
import { SectionFrame } from './section-frame.tsx'
import { words } from './words.ts'

/** From `npm run fairness`, the table under 优先规则公平吗 in the README: most calls in a row, minutes. */
const ADVICE = { one: { row: 3, minutes: 75 }, more: { row: 3, minutes: 60 } }

/** Who comes first, by how much, and when a person who does not come is passed over. */
export function PriorityForm({ admin }: { admin: Admin }) {
  const { title, see } = words.sections.priority
  return (
    <SectionFrame
      admin={admin}
      keeper={rulesEditors}
      id="rules"
      title={title}
      see={see}
      previews={[{ screen: 'home', title: words.preview.home }]}
    >
      {(rules) => <Fields rules={rules} />}
    </SectionFrame>
  )
}

function Fields({ rules }: { rules: Bound<RulesDocument> }) {
  const priority = member(rules, 'priority')
  const windows = rules.value.windows.length
  const { row, minutes } = windows === 1 ? ADVICE.one : ADVICE.more
  const { maxInARow, ageingMinutes } = priority.value
  const field = words.priority
  return (
    <>
      <p class="section-advice">
        {field.advice(windows, row, minutes)}{' '}
        {(maxInARow !== row || ageingMinutes !== minutes) && (
          <TouchButton
            data-act="take-advice"
            onPress={() =>
              priority.change((before) => ({ ...before, maxInARow: row, ageingMinutes: minutes }))
            }
          >
            {field.take}
          </TouchButton>
        )}
      </p>
      <NumberField
        of={member(priority, 'maxInARow')}
        label={field.maxInARow}
        hint={field.maxInARowHint}
        min={1}
        max={10}
      />
      <NumberField
        of={member(priority, 'ageingMinutes')}
        label={field.ageing}
        hint={field.ageingHint}
        min={1}
      />
      <NumberField
        of={member(priority, 'fromAge')}
        label={field.fromAge}
        hint={field.fromAgeHint}
        min={50}
        max={90}
      />
      <NumberField of={member(rules, 'callsBeforeNoShow')} label={field.calls} min={1} max={10} />
      <NumberField
        of={member(rules, 'secondsBetweenCalls')}
        label={field.seconds}
        hint={field.secondsHint}
        min={0}
        max={120}
      />
    </>
  )
}
