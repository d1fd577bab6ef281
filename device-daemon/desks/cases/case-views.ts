import { setImmediate as pause } from 'node:timers/promises'
import type {
  AgencyView,
  CaseLight,
  CaseLine,
  CaseNext,
  CaseStanding,
  CaseView,
  FoundCase,
} from '#contract/cases.ts'
import type { CaseItem } from '#daemon/domain/cases/decide.ts'
import { type AgencyLimits, nextStepDue } from '#daemon/domain/cases/agency.ts'
import { type LightRule, lightOf, lightOfDay } from '#daemon/domain/cases/light.ts'
import type { CaseAct, CaseRecord, Due } from '#daemon/domain/cases/types.ts'
import type { HolidayTable } from '#daemon/domain/holidays.ts'
import type { CaseSeal } from './case-seal.ts'

type Parts = {
  seal: CaseSeal
  today(): string
  tables(): readonly HolidayTable[]
  lights(): LightRule
  limits(): AgencyLimits
  nameOf(account: string): string
  item(seq: number): CaseItem | null
}

type Now = { today: string; tables: readonly HolidayTable[]; rule: LightRule }

/** So many cases are opened without a pause: some milliseconds. */
const OPENED_AT_A_TIME = 100

/** Cases as staff see them. */
export function openViews({ seal, today, tables, lights, limits, nameOf, item: itemOf }: Parts): {
  line(record: CaseRecord): CaseLine
  /** With a pause after some that had to be opened: the first list after a start opens thousands. */
  lines(records: readonly CaseRecord[]): Promise<CaseLine[]>
  view(record: CaseRecord): CaseView
} {
  const readNow = (): Now => ({ today: today(), tables: tables(), rule: lights() })
  /** By day: thousands of open cases are due on a few dozen days, and each is counted once. */
  let counted = { ...readNow(), lights: new Map<string, CaseLight>() }
  function lightNow(record: CaseRecord, now: Now): CaseLight {
    const { state, due } = record
    if (state.at !== 'accepted' || due === null) return 'none'
    if (now.today !== counted.today || now.tables !== counted.tables || now.rule !== counted.rule)
      counted = { ...now, lights: new Map() }
    const known = counted.lights.get(due.date)
    const light = known ?? lightOf(record, now.today, now.tables, now.rule)
    if (known === undefined) counted.lights.set(due.date, light)
    return light
  }
  function agencyView(record: CaseRecord, now: Now): AgencyView | null {
    const { id, agency } = record
    if (agency === undefined) return null
    const { at, on, agent, window, group } = agency
    const dueOn = nextStepDue(record, now.tables, limits())
    const light = dueOn === null ? 'none' : lightOfDay(dueOn, now.today, now.tables, now.rule)
    const who = { id: agent, name: nameOf(agent) }
    return { at, on, agent: who, window, group: openOnce(agency, id, group), dueOn, light }
  }
  /** By what holds them, for as long as a case is open: a list of thousands is read again with every case. */
  const opened = new WeakMap<object, string>()
  function openOnce(holder: object, id: string, ciphertext: string | null): string | null {
    const text = opened.get(holder) ?? seal.open(id, ciphertext)
    if (text !== null) opened.set(holder, text)
    return text
  }
  const hasToBeOpened = ({ applicant, agency }: CaseRecord): boolean =>
    (applicant !== null && !opened.has(applicant)) ||
    (agency !== undefined && agency.group !== null && !opened.has(agency))
  const dueOf = (id: string, due: Due | null): CaseView['due'] =>
    due === null ? null : { date: due.date, basis: basisOf(id, due.basis) }
  const basisOf = (id: string, basis: Due['basis']): string | null =>
    // What cannot be read any more was named by somebody all the same.
    basis === null || typeof basis === 'string' ? basis : (seal.open(id, basis.sealed) ?? '')
  const head = (record: CaseRecord, now: Now) => {
    const { id, number, itemSeq, item, state, acceptedOn, due, code, window } = record
    const dueOn = due?.date ?? null
    const light = lightNow(record, now)
    const by = nameOf(record.by)
    const agency = agencyView(record, now)
    return { id, number, itemSeq, item: item.name, state, acceptedOn, dueOn, code, by, window, light, agency }
  }
  const line = (record: CaseRecord, now = readNow()): CaseLine => {
    const { id, applicant } = record
    return { ...head(record, now), name: applicant && openOnce(applicant, id, applicant.name) }
  }
  /** The acts whose words are about a person. */
  const act = (
    id: string,
    { text, missing, things, signature, why, ...said }: CaseAct,
  ): CaseView['acts'][number] => ({
    ...said,
    ...(why !== undefined && { why: NAMES_AN_AGENT.has(said.at) ? nameOf(why) : why }),
    ...(things !== undefined && { things: [...things] }),
    ...(signature !== undefined && { signed: signature === null ? 'on-paper' : 'on-screen' }),
    by: said.by === null ? null : nameOf(said.by),
    // Why a second 一次性告知书 was needed is about the station.
    ...(text !== undefined && { text: said.at === 'told' ? text : seal.open(id, text) }),
    ...(missing !== undefined && { missing: [...missing] }),
  })
  return {
    line: (record) => line(record),
    async lines(records) {
      const lines: CaseLine[] = []
      // Once for all: to ask the clock for the day costs as much as a line.
      const now = readNow()
      let count = 0
      for (const record of records) {
        if (hasToBeOpened(record) && ++count % OPENED_AT_A_TIME === 0) await pause()
        lines.push(line(record, now))
      }
      return lines
    },
    view(record) {
      const { id, applicant, due, time, materials, visits, documents, acts } = record
      return {
        ...head(record, readNow()),
        openedAt: time,
        applicant: applicantOf(applicant, seal.open(id, applicant?.name)),
        materials: [...materials],
        due: dueOf(id, due),
        exclusions: [...(itemOf(record.itemSeq)?.time.excluded ?? [])],
        visits: visits.length,
        documents: documents.map((document) => Object.assign({}, document, { by: nameOf(document.by) })),
        acts: acts.map((each) => act(id, each)),
        forgottenOn: record.forgottenOn ?? null,
      }
    },
  }
}

const NAMES_AN_AGENT: ReadonlySet<string> = new Set(['entrusted', 'reassigned'])

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
