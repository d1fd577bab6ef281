import { useState } from 'preact/hooks'
import type { HolidaysReply } from '#contract/calendar.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { Admin } from '../admin.ts'
import { type Bound, member, orElse } from '../editing/bound.ts'
import { DateField, RadioField, TextField } from '../editing/fields.tsx'
import { Rows } from '../editing/rows.tsx'
import { useAnswer } from '../use-answer.ts'
import type { Hours, StationDocument } from './documents.ts'
import { stationEditors } from './editors.ts'
import { SectionFrame } from './section-frame.tsx'
import { daysOf } from './week.ts'
import { words } from './words.ts'
import { YearView } from './year-view.tsx'

type Table = NonNullable<StationDocument['holidayTables']>[number]

/** What is done on public holidays, and the station's own days off and on. */
export function HolidaysForm({ admin }: { admin: Admin }) {
  const { title, see } = words.sections.holidays
  const known = useAnswer(() => admin.api.ask('GET /api/calendar/holidays', { params: {} }), title)
  return (
    <SectionFrame admin={admin} keeper={stationEditors} id="station" title={title} see={see}>
      {(station) =>
        known && (
          <Fields
            station={station}
            known={known.tables}
            today={admin.clock.wall.value?.day ?? '2026-01-01'}
          />
        )
      }
    </SectionFrame>
  )
}

type FieldsProps = {
  station: Bound<StationDocument>
  /** The notices that the station has, its own among them. */
  known: HolidaysReply['tables']
  today: string
}

function Fields({ station, known, today }: FieldsProps) {
  const thisYear = Number(today.slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const hours = member(station, 'hours')
  const own = orElse(member(station, 'holidayTables'), [], (tables) =>
    tables.length === 0 ? undefined : tables,
  )
  const mine = own.value.findIndex((table) => table.year === year)
  const table = own.value[mine] ?? known.find((one) => one.year === year)
  const field = words.holidays
  return (
    <>
      <RadioField
        of={orElse(member(hours, 'onHolidays'), 'closed')}
        label={field.on}
        choices={field.onChoices}
      />
      <RadioField
        of={orElse(member(hours, 'onMakeUpDays'), 'as-weekday')}
        label={field.makeUp}
        choices={field.makeUpChoices}
      />
      <section class="year-part">
        <header>
          <TouchButton
            aria-label={field.before}
            disabled={year <= thisYear - 1}
            onPress={() => setYear(year - 1)}
          >
            ‹
          </TouchButton>
          <h3>{field.year(year)}</h3>
          <TouchButton
            aria-label={field.after}
            disabled={year >= thisYear + 1}
            onPress={() => setYear(year + 1)}
          >
            ›
          </TouchButton>
          <p class="year-legend">
            <span data-is="holiday">{field.legend.holiday}</span>
            <span data-is="work">{field.legend.work}</span>
            <span data-is="closed">{field.legend.closed}</span>
            <span data-is="own">{field.legend.own}</span>
          </p>
        </header>
        {table === undefined && (
          <p class="year-unknown" role="status">
            {field.unknown(year)}{' '}
            <TouchButton
              data-act="enter-year"
              onPress={() => own.change((all) => [...all, emptyTable(year)])}
            >
              {field.enter(year)}
            </TouchButton>
          </p>
        )}
        <YearView year={year} table={table} hours={hours.value} isOpen={openDays(hours.value)} />
      </section>
      {mine >= 0 && (
        <OwnTable of={tableAt(own, mine)} drop={() => own.change((all) => all.toSpliced(mine, 1))} />
      )}
      <OwnDays hours={hours} />
      <p class="section-act">
        <a class="button" href="#today">
          {field.toToday}
        </a>
      </p>
    </>
  )
}

const openDays = ({ weekly }: Hours): readonly boolean[] =>
  daysOf(weekly).map((open) => weekly.length === 0 || open.length > 0)

const emptyTable = (year: number): Table => ({
  year,
  source: words.holidays.notice(year),
  holidays: words.holidays.named.map((name) => ({ name, from: '', to: '' })),
  workdays: [],
})

function tableAt(own: Bound<readonly Table[]>, index: number): Bound<Table> {
  const value = own.value[index]
  if (value === undefined) throw new Error('the table was just found')
  return {
    path: [...own.path, index],
    value,
    findings: own.findings,
    change: (update) => own.change((all) => all.map((one, i) => (i === index ? update(one) : one))),
  }
}

/** A notice that no file of the station has yet, put in by hand. */
function OwnTable({ of, drop }: { of: Bound<Table>; drop: () => void }) {
  const field = words.holidays
  return (
    <section class="own-table">
      <h3>{field.own(of.value.year)}</h3>
      <TextField of={member(of, 'source')} label={field.source} />
      <Rows
        of={member(of, 'holidays')}
        label={field.span}
        add={field.addSpan}
        fresh={() => ({ name: '', from: '', to: '' })}
        nameOf={({ name }) => name}
      >
        {(span) => (
          <div class="side-by-side">
            <TextField of={member(span, 'name')} label={field.holidayName} limit={12} />
            <DateField of={member(span, 'from')} label={field.first} />
            <DateField of={member(span, 'to')} label={field.last} />
          </div>
        )}
      </Rows>
      <Rows
        of={member(of, 'workdays')}
        label={field.workdays}
        add={field.addWorkday}
        fresh={() => ''}
        nameOf={(day) => day}
      >
        {(day) => <DateField of={day} label={field.closedDay} />}
      </Rows>
      <p class="section-act">
        <TouchButton onPress={drop}>{field.drop}</TouchButton>
      </p>
    </section>
  )
}

function OwnDays({ hours }: { hours: Bound<Hours> }) {
  const field = words.holidays
  return (
    <>
      <Rows
        of={member(hours, 'closedDays')}
        label={field.closedDays}
        add={field.addClosed}
        none={field.noneClosed}
        fresh={() => ''}
        nameOf={(day) => day}
      >
        {(day) => <DateField of={day} label={field.closedDay} />}
      </Rows>
      <Rows
        of={member(hours, 'extraDays')}
        label={field.extraDays}
        add={field.addExtra}
        none={field.noneClosed}
        fresh={() => ({ day: '', open: [{ from: '08:30', to: '11:30' }] })}
        nameOf={({ day }) => day}
      >
        {(extra) => (
          <>
            <DateField of={member(extra, 'day')} label={field.closedDay} />
            <Rows
              of={member(extra, 'open')}
              label={words.places['open'] ?? ''}
              add={words.hours.add}
              fresh={() => ({ from: '14:00', to: '17:00' })}
            >
              {(interval) => (
                <div class="side-by-side">
                  <TextField of={member(interval, 'from')} label={words.places['from'] ?? ''} limit={5} />
                  <TextField of={member(interval, 'to')} label={words.places['to'] ?? ''} limit={5} />
                </div>
              )}
            </Rows>
          </>
        )}
      </Rows>
    </>
  )
}
