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
  seal: Pick<CaseSeal, 'open'>
  today(): string
  tables(): readonly HolidayTable[]
  lights(): LightRule
  /** Of those in force: another object once they change, as with `tables` and `lights`. */
  limits(): AgencyLimits
  nameOf(account: string): string
  /** Another object once an account is called otherwise. */
  accounts(): object
  item(seq: number): CaseItem | null
}

/** What every line rests on beside its record. Its parts are compared by identity: they are never changed in place. */
type Now = {
  today: string
  tables: readonly HolidayTable[]
  rule: LightRule
  limits: AgencyLimits
  accounts: object
}

/** So many lines are made without a pause: some milliseconds, where names have to be opened. */
const MADE_AT_A_TIME = 50

/** Cases as staff see them. */
export function openViews(parts: Parts): {
  /** The same object for as long as nothing of it has changed. */
  line(record: CaseRecord): CaseLine
  /** With a pause after some that had to be made: the first list after a start makes thousands, and opens their names. */
  lines(records: readonly CaseRecord[]): Promise<CaseLine[]>
  view(record: CaseRecord): CaseView
} {
  const { seal, nameOf, item: itemOf } = parts
  const readNow = (): Now => ({
    today: parts.today(),
    tables: parts.tables(),
    rule: parts.lights(),
    limits: parts.limits(),
    accounts: parts.accounts(),
  })
  /**
   * Lines by their record, which is another object once something happens with its case; and lights by day, because
   * thousands of open cases are due on a few dozen days.
   */
  let known = knownAt(readNow())
  function readKnown(): Known {
    const now = readNow()
    if (!isSame(now, known.now)) known = knownAt(now)
    return known
  }
  function lightNow(record: CaseRecord, { now, lights }: Known): CaseLight {
    const { state, due } = record
    if (state.at !== 'accepted' || due === null) return 'none'
    const light = lights.get(due.date) ?? lightOf(record, now.today, now.tables, now.rule)
    lights.set(due.date, light)
    return light
  }
  function agencyView(record: CaseRecord, now: Now): AgencyView | null {
    const { id, agency } = record
    if (agency === undefined) return null
    const { at, on, agent, window, group } = agency
    const dueOn = nextStepDue(record, now.tables, now.limits)
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
  /** What could not be opened is tried again. */
  const isOpen = ({ applicant, agency }: CaseRecord): boolean =>
    (applicant === null || opened.has(applicant)) &&
    (agency === undefined || agency.group === null || opened.has(agency))
  const dueOf = (id: string, due: Due | null): CaseView['due'] =>
    due === null ? null : { date: due.date, basis: basisOf(id, due.basis) }
  const basisOf = (id: string, basis: Due['basis']): string | null =>
    // What cannot be read any more was named by somebody all the same.
    basis === null || typeof basis === 'string' ? basis : (seal.open(id, basis.sealed) ?? '')
  const head = (record: CaseRecord, at: Known) => {
    const { id, number, itemSeq, item, state, acceptedOn, due, code, window } = record
    const dueOn = due?.date ?? null
    const light = lightNow(record, at)
    const by = nameOf(record.by)
    const agency = agencyView(record, at.now)
    return { id, number, itemSeq, item: item.name, state, acceptedOn, dueOn, code, by, window, light, agency }
  }
  function line(record: CaseRecord, at: Known): CaseLine {
    const made = at.lines.get(record)
    if (made !== undefined) return made
    const { id, applicant } = record
    const line = { ...head(record, at), name: applicant && openOnce(applicant, id, applicant.name) }
    if (isOpen(record)) at.lines.set(record, line)
    return line
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
    line: (record) => line(record, readKnown()),
    async lines(records) {
      const lines: CaseLine[] = []
      // Once for all: to ask the clock for the day costs as much as a line.
      const at = readKnown()
      let made = 0
      for (const record of records) {
        if (!at.lines.has(record) && ++made % MADE_AT_A_TIME === 0) await pause()
        lines.push(line(record, at))
      }
      return lines
    },
    view(record) {
      const { id, applicant, due, time, materials, visits, documents, acts } = record
      return {
        ...head(record, readKnown()),
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

type Known = { now: Now; lights: Map<string, CaseLight>; lines: WeakMap<CaseRecord, CaseLine> }
const knownAt = (now: Now): Known => ({ now, lights: new Map(), lines: new WeakMap() })

const isSame = (one: Now, other: Now): boolean =>
  one.today === other.today &&
  one.tables === other.tables &&
  one.rule === other.rule &&
  one.limits === other.limits &&
  one.accounts === other.accounts

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
