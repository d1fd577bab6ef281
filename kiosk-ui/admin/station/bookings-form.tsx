import type { ComponentChildren } from 'preact'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { Admin } from '../admin.ts'
import { type Bound, member, orElse } from '../editing/bound.ts'
import { NumberField, TextField } from '../editing/fields.tsx'
import { Rows } from '../editing/rows.tsx'
import { useAnswer } from '../use-answer.ts'
import type { BookingsDocument, BookingTimes, Interval } from './documents.ts'
import { rulesEditors } from './editors.ts'
import { type Errand, ErrandList } from './errand-list.tsx'
import { SectionFrame } from './section-frame.tsx'
import { Ticks } from './ticks.tsx'
import { words as all } from './words.ts'
import { words } from './words/bookings.ts'

/** As they are proposed; nothing of it holds until a part is written. */
const FRESH: BookingsDocument = { keepDays: 30, daysAhead: 14 }
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ id: String(day), name: all.weekday(day) }))
const FIRST: Interval = { from: '09:00', to: '11:00' }
const times = (): BookingTimes => ({ days: [1, 2, 3, 4, 5], slots: [FIRST], each: 1 })

/** What residents may arrange beforehand: who goes, when, and how many. */
export function BookingsForm({ admin }: { admin: Admin }) {
  const { title, see } = all.sections.bookings
  const guides = useAnswer(
    () => admin.api.ask('GET /api/contents/:kind', { params: { kind: 'guide' } }),
    title,
  )
  const errands = guides?.contents.map(({ id, title: name }) => ({ seq: Number(id), name })) ?? []
  return (
    <SectionFrame admin={admin} keeper={rulesEditors} id="rules" title={title} see={see}>
      {(rules) => (
        // Without a part nothing is written at all, so that the station stays as it was.
        <Fields of={orElse(member(rules, 'bookings'), FRESH, whole)} errands={errands} />
      )}
    </SectionFrame>
  )
}

const whole = (next: BookingsDocument): BookingsDocument | undefined =>
  'visits' in next || 'dates' in next || 'contacts' in next || 'numbers' in next ? next : undefined

function Fields({ of, errands }: { of: Bound<BookingsDocument>; errands: readonly Errand[] }) {
  return (
    <>
      <Part
        of={member(of, 'visits')}
        part="visits"
        fresh={{ items: [], agents: [], slots: [FIRST], each: 2 }}
      >
        {(visits) => (
          <>
            <ErrandList of={member(visits, 'items')} label={words.errands} errands={errands} />
            <Groups of={orElse(member(visits, 'groups'), [], someOrNone)} />
            <Rows
              of={member(visits, 'agents')}
              label={words.agents}
              add={words.addAgent}
              fresh={() => ({ name: '', days: [1, 2, 3, 4, 5] })}
              nameOf={({ name }) => name}
            >
              {(agent) => (
                <>
                  <TextField
                    of={member(agent, 'name')}
                    label={words.agentName}
                    hint={words.agentNameHint}
                    limit={32}
                  />
                  <Days of={member(agent, 'days')} />
                  {(visits.value.groups ?? []).length > 0 && (
                    <Ticks
                      of={orElse(member(agent, 'groups'), [], someOrNone)}
                      label={words.agentGroups}
                      all={(visits.value.groups ?? []).map((group) => ({ id: group, name: group }))}
                    />
                  )}
                </>
              )}
            </Rows>
            <Slots of={member(visits, 'slots')} />
            <NumberField of={member(visits, 'each')} label={words.visitsEach} min={1} max={10} />
          </>
        )}
      </Part>
      <Part of={member(of, 'dates')} part="dates" fresh={[{ items: [], ...times() }]}>
        {(dates) => (
          <Rows
            of={dates}
            label={words.parts.dates.title}
            add={words.addDate}
            fresh={() => ({ items: [], ...times() })}
          >
            {(date) => (
              <>
                <ErrandList of={member(date, 'items')} label={words.errands} errands={errands} />
                <Days of={member(date, 'days')} />
                <Slots of={member(date, 'slots')} />
                <NumberField of={member(date, 'each')} label={words.each} min={1} max={50} />
              </>
            )}
          </Rows>
        )}
      </Part>
      <Part of={member(of, 'contacts')} part="contacts" fresh={{ items: [], workdays: null }}>
        {(contacts) => (
          <>
            <ErrandList of={member(contacts, 'items')} label={words.errands} errands={errands} />
            <NumberField
              of={member(contacts, 'workdays')}
              label={words.workdays}
              hint={words.workdaysHint}
              min={1}
              max={30}
            />
          </>
        )}
      </Part>
      <Part of={member(of, 'numbers')} part="numbers" fresh={times()}>
        {(numbers) => (
          <>
            <Days of={member(numbers, 'days')} />
            <Slots of={member(numbers, 'slots')} />
            <NumberField of={member(numbers, 'each')} label={words.numbersEach} min={1} max={50} />
          </>
        )}
      </Part>
      <NumberField of={member(of, 'daysAhead')} label={words.daysAhead} min={1} max={60} />
      <NumberField
        of={member(of, 'keepDays')}
        label={words.keepDays}
        hint={words.keepDaysHint}
        min={1}
        max={365}
      />
    </>
  )
}

const someOrNone = (next: readonly string[]): readonly string[] | undefined =>
  next.length === 0 ? undefined : next

type PartProps<Value> = {
  of: Bound<Value | undefined>
  part: keyof typeof words.parts
  fresh: Value
  children: (part: Bound<Value>) => ComponentChildren
}

/** One way of arranging something; off until it is written. */
function Part<Value>({ of, part, fresh, children }: PartProps<Value>) {
  const said = words.parts[part]
  return (
    <section class="booking-part" data-part={part}>
      <h3>{said.title}</h3>
      <p class="field-told">{said.hint}</p>
      {of.value !== undefined && children(orElse(of, of.value))}
      <TouchButton
        data-act={of.value === undefined ? `add-${part}` : `drop-${part}`}
        onPress={() => of.change((before) => (before === undefined ? fresh : undefined))}
      >
        {of.value === undefined ? said.add : said.drop}
      </TouchButton>
    </section>
  )
}

function Groups({ of }: { of: Bound<readonly string[]> }) {
  return (
    <Rows
      of={of}
      label={words.groups}
      add={words.addGroup}
      none={words.groupsNone}
      fresh={() => ''}
      nameOf={(name) => name}
    >
      {(group) => <TextField of={group} label={words.group} limit={8} />}
    </Rows>
  )
}

function Days({ of }: { of: Bound<readonly number[]> }) {
  const asText: Bound<readonly string[]> = {
    ...of,
    value: of.value.map(String),
    change: (update) =>
      of.change((before) =>
        update(before.map(String))
          .map(Number)
          .toSorted((a, b) => a - b),
      ),
  }
  return <Ticks of={asText} label={words.days} all={WEEKDAYS} />
}

function Slots({ of }: { of: Bound<readonly Interval[]> }) {
  return (
    <Rows
      of={of}
      label={words.slots}
      add={words.addSlot}
      fresh={() => ({ from: of.value.at(-1)?.to ?? FIRST.from, to: '' })}
      nameOf={({ from, to }) => `${from}–${to}`}
    >
      {(slot) => (
        <div class="side-by-side">
          <TextField of={member(slot, 'from')} label={words.from} limit={5} />
          <TextField of={member(slot, 'to')} label={words.to} limit={5} />
        </div>
      )}
    </Rows>
  )
}
