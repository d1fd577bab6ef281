import type { CaseLight, CaseLine, CaseNext, CaseStanding, CaseView, FoundCase } from '#contract/cases.ts'
import type { CaseItem } from '#daemon/domain/cases/decide.ts'
import { type LightRule, lightOf } from '#daemon/domain/cases/light.ts'
import type { CaseAct, CaseRecord } from '#daemon/domain/cases/types.ts'
import type { HolidayTable } from '#daemon/domain/holidays.ts'
import type { CaseSeal } from './case-seal.ts'

type Parts = {
  seal: CaseSeal
  today(): string
  tables(): readonly HolidayTable[]
  lights(): LightRule
  nameOf(account: string): string
  item(seq: number): CaseItem | null
}

/** Cases as staff see them. */
export function openViews({ seal, today, tables, lights, nameOf, item: itemOf }: Parts): {
  line(record: CaseRecord): CaseLine
  view(record: CaseRecord): CaseView
} {
  /** By day: thousands of open cases are due on a few dozen days, and each is counted once. */
  let counted = { today: '', tables: tables(), rule: lights(), lights: new Map<string, CaseLight>() }
  function lightNow(record: CaseRecord): CaseLight {
    const { state, due } = record
    if (state.at !== 'accepted' || due === null) return 'none'
    const now = { today: today(), tables: tables(), rule: lights() }
    if (now.today !== counted.today || now.tables !== counted.tables || now.rule !== counted.rule)
      counted = { ...now, lights: new Map() }
    const known = counted.lights.get(due.date)
    const light = known ?? lightOf(record, now.today, now.tables, now.rule)
    if (known === undefined) counted.lights.set(due.date, light)
    return light
  }
  const head = (record: CaseRecord) => {
    const { id, number, itemSeq, item, state, acceptedOn, due, code, window } = record
    const dueOn = due?.date ?? null
    const light = lightNow(record)
    const by = nameOf(record.by)
    return { id, number, itemSeq, item: item.name, state, acceptedOn, dueOn, code, by, window, light }
  }
  /** Names of the open ones, for as long as they are open: a list of thousands is read again with every case. */
  const names = new WeakMap<object, string>()
  const nameIn = ({ id, applicant }: CaseRecord): string | null => {
    if (applicant === null) return null
    const name = names.get(applicant) ?? seal.open(id, applicant.name)
    if (name !== null) names.set(applicant, name)
    return name
  }
  /** The acts whose words are about a person. */
  const act = (id: string, { text, missing, ...said }: CaseAct): CaseView['acts'][number] => ({
    ...said,
    by: said.by === null ? null : nameOf(said.by),
    // Why a second 一次性告知书 was needed is about the station.
    ...(text !== undefined && { text: said.at === 'told' ? text : seal.open(id, text) }),
    ...(missing !== undefined && { missing: [...missing] }),
  })
  return {
    line: (record) => ({ ...head(record), name: nameIn(record) }),
    view(record) {
      const { id, applicant, due, time, materials, visits, documents, acts } = record
      return {
        ...head(record),
        openedAt: time,
        applicant: applicantOf(applicant, seal.open(id, applicant?.name)),
        materials: [...materials],
        due,
        exclusions: [...(itemOf(record.itemSeq)?.time.excluded ?? [])],
        visits: visits.length,
        documents: documents.map((document) => Object.assign({}, document, { by: nameOf(document.by) })),
        acts: acts.map((each) => act(id, each)),
        forgottenOn: record.forgottenOn ?? null,
      }
    },
  }
}

function applicantOf(sealed: CaseRecord['applicant'], name: string | null): CaseView['applicant'] {
  if (sealed === null) return { at: 'none' }
  if (name === null) return { at: 'gone' }
  return { at: 'named', name, hasContact: sealed.phone !== null || sealed.address !== null }
}

const next: Readonly<Record<CaseStanding, CaseNext>> = {
  told: 'bring-what-is-missing',
  reported: 'wait',
  accepted: 'wait',
  paused: 'wait',
  answered: 'collect',
  decided: 'collect',
  'passed-on': 'ask-elsewhere',
  'not-eligible': 'ask-elsewhere',
  done: 'nothing',
  delivered: 'nothing',
  closed: 'nothing',
  voided: 'nothing',
}

/** What a resident with its code is told: state, dates and what comes next, nothing else. */
export function foundOf({ state, time, acceptedOn, due }: CaseRecord, timeZone: string): FoundCase {
  const openedOn = Temporal.Instant.from(time).toZonedDateTimeISO(timeZone).toPlainDate().toString()
  return { state, openedOn, acceptedOn, dueOn: due?.date ?? null, next: next[state.at] }
}
