import type {
  AgencyTallyReply,
  CaseContactReply,
  CaseLine,
  CaseView,
  ChangeCaseBody,
  FindCaseBody,
  FoundCase,
  OpenCaseBody,
} from '#contract/cases.ts'
import type { CaseDocument } from '#contract/case-papers.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Areas } from '#daemon/domain/areas.ts'
import { type CaseCommand, type CaseItem, findCase } from '#daemon/domain/cases/decide.ts'
import { type AgencyLimits, isCarried } from '#daemon/domain/cases/agency.ts'
import type { LightRule } from '#daemon/domain/cases/light.ts'
import type { HolidayTable } from '#daemon/domain/holidays.ts'
import { casesProjection, type Place } from '#daemon/domain/cases/projection.ts'
import type { CaseRecord } from '#daemon/domain/cases/types.ts'
import type { Log } from '#daemon/log.ts'
import type { Station, StationOutcome } from '#daemon/station.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'
import type { Views } from '#daemon/store/views/views.ts'
import { openTries } from '../feedback/tries.ts'
import { foundOf, openViews } from './case-views.ts'
import { openCaseSeal } from './case-seal.ts'

export type CaseDeskParts = {
  station: Pick<Station, 'state' | 'execute' | 'today'>
  views: Pick<Views, 'ask'>
  /** Null while nothing personal can be kept. */
  seal: Seal | null
  item(seq: number): CaseItem | null
  tables(): readonly HolidayTable[]
  lights(): LightRule
  limits(): AgencyLimits
  /** Who can be asked to carry a case, by name. */
  agents(): readonly { id: string; name: string }[]
  nameOf(account: string): string
  clock: Clock
  log: Log
  timeZone: string
}

/** Who asks. `own`: their own cases, those of their window and those they carry; `carried`: those they carry alone. */
export type CaseReader = { account: string; sees: 'all' | 'own' | 'carried' }

type Ran = StationOutcome<Areas, CaseCommand>
export type NotDone = Exclude<Ran, { at: 'done' | 'unchanged' }>

type Reached = { at: 'unknown' } | { at: 'not-yours' }
/** `signatureOn`: what the person wrote on the screen for this paper; null for none. */
type ReachedCase = {
  at: 'case'
  view: CaseView
  slip: string | null
  signatureOn(document: CaseDocument): string | null
}
type Changed =
  | { at: 'case'; view: CaseView; repeated: boolean }
  /** The commandId was used for something else. */
  | { at: 'other-command' }
  | NotDone

type FoundByCode =
  | { at: 'found'; found: FoundCase }
  | { at: 'unknown-code' }
  | { at: 'too-many-tries'; waitSeconds: number }

export type CaseDesk = {
  open(body: OpenCaseBody, who: CaseReader): Promise<Changed>
  change(id: string, body: ChangeCaseBody, who: CaseReader): Promise<Changed | Reached>
  /** `slip`: the secret of the slip with which the person came first; null where they had none. */
  byId(id: string, who: CaseReader): Promise<ReachedCase | Reached>
  /** Notes first who reads them. While an agent carries the case, only they and 站长 may. */
  contact(
    id: string,
    commandId: string,
    who: CaseReader,
  ): Promise<({ at: 'opened' } & CaseContactReply) | { at: 'with-agent'; agent: string } | Reached | NotDone>
  agents(): readonly { id: string; name: string }[]
  /** Those that are carried, by the day of the next step. */
  carriedOnes(who: CaseReader): readonly CaseLine[]
  /** What was entrusted between these days (YYYY-MM-DD), by agent. */
  tally(from: string, until: string): Promise<AgencyTallyReply['agents']>
  /** By the day they are due; those without one after them. */
  openOnes(who: CaseReader): readonly CaseLine[]
  /** The one with this number (2026-0042) or code, open or over, as far as it is theirs. */
  search(text: string, who: CaseReader): Promise<readonly CaseLine[]>
  /** With a number below this one, newest first. */
  over(before: Place, count: number, who: CaseReader): Promise<readonly CaseLine[]>
  /** By its code; each kiosk has so many wrong tries a minute. */
  find(body: FindCaseBody, kiosk: string): Promise<FoundByCode>
  /** Those for which somebody came with the ticket of this slip, oldest first, without the void ones. */
  ofSlip(token: string): Promise<readonly FoundCase[]>
}

const carries = (record: CaseRecord, account: string): boolean =>
  isCarried(record) && record.agency?.agent === account

/** Whether it is of this account, or of the window at which its person serves, or carried by them. */
const isOf = (record: CaseRecord, account: string, here: string | null): boolean =>
  record.by === account || (record.window !== null && record.window === here) || carries(record, account)

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** After every day that is named. */
const LATE = '9999-12-31'

/** Where cases are taken in, carried on and asked for. */
export function openCaseDesk(parts: CaseDeskParts): CaseDesk {
  const { station, views, log } = parts
  const tries = openTries(parts.clock)
  const seal = openCaseSeal(parts.seal, (account) => parts.agents().some(({ id }) => id === account))
  const shown = openViews({ ...parts, seal, today: station.today })

  /** The window at which somebody serves now; null away from any. */
  function windowOf(account: string): string | null {
    for (const [id, { service }] of station.state().queue.windows)
      if (service.at !== 'closed' && service.clerk === account) return id
    return null
  }

  function isTheirs(record: CaseRecord, { account, sees }: CaseReader): boolean {
    switch (sees) {
      case 'all':
        return true
      case 'own':
        return isOf(record, account, windowOf(account))
      case 'carried':
        return carries(record, account)
    }
  }

  async function record(id: string): Promise<CaseRecord | undefined> {
    return findCase(station.state().cases, id) ?? (await views.ask(casesProjection, ({ byId }) => byId(id)))
  }

  async function reach(
    id: string,
    who: CaseReader,
  ): Promise<{ at: 'reached'; record: CaseRecord } | Reached> {
    const found = await record(id)
    if (found === undefined) return { at: 'unknown' }
    if (isTheirs(found, who)) return { at: 'reached', record: found }
    log.warn({ account: who.account, case: found.number }, 'somebody asked for a case of another window')
    return { at: 'not-yours' }
  }

  async function run(id: string, commandId: string, command: CaseCommand, account: string): Promise<Changed> {
    const outcome = await station.execute(commandId, command, {
      at: 'staff',
      account,
      window: windowOf(account),
    })
    if (outcome.at === 'refused' || outcome.at === 'unavailable') return outcome
    const isOwn =
      outcome.at === 'done' && outcome.entry.events.some((event) => 'caseId' in event && event.caseId === id)
    const after = isOwn ? await record(id) : undefined
    if (outcome.at !== 'done' || after === undefined) return { at: 'other-command' }
    return { at: 'case', view: shown.view(after), repeated: outcome.repeated }
  }

  return {
    open(body, { account }) {
      const { commandId, itemSeq, ticketId = null, offline = null, applicant, materials = null } = body
      const command: CaseCommand = {
        type: 'open-case',
        caseId: commandId,
        by: account,
        window: windowOf(account),
        item: parts.item(itemSeq),
        tables: parts.tables(),
        ticketId,
        offline,
        materials,
        applicant: seal.applicant(commandId, applicant),
        outcome: seal.change(commandId, body.outcome),
      }
      return run(commandId, commandId, command, account)
    },
    async change(id, body, who) {
      const { commandId, ticketId = null, revisit = null, offline = null, materials = null, change } = body
      const reached = await reach(id, who)
      if (reached.at !== 'reached') return reached
      const command: CaseCommand = {
        type: 'change-case',
        caseId: id,
        by: who.account,
        window: windowOf(who.account),
        past: reached.record,
        revisit,
        item: parts.item(reached.record.itemSeq),
        tables: parts.tables(),
        ticketId,
        offline,
        materials,
        change: seal.change(id, change),
      }
      return run(id, commandId, command, who.account)
    },
    async byId(id, who) {
      const reached = await reach(id, who)
      if (reached.at !== 'reached') return reached
      const { record: found } = reached
      return {
        at: 'case',
        view: shown.view(found),
        slip: found.visits[0]?.slip ?? null,
        signatureOn: ({ kind, year, ordinal }) =>
          seal.open(
            id,
            found.acts.find(
              ({ paper }) => paper?.kind === kind && paper.year === year && paper.ordinal === ordinal,
            )?.signature,
          ),
      }
    },
    async contact(id, commandId, who) {
      const reached = await reach(id, who)
      if (reached.at !== 'reached') return reached
      const { applicant, agency } = reached.record
      if (who.sees !== 'all' && isCarried(reached.record) && agency?.agent !== who.account)
        return { at: 'with-agent', agent: parts.nameOf(agency?.agent ?? '') }
      if (applicant === null) return { at: 'opened', phone: null, address: null }
      const command = { type: 'open-case-contact', caseId: id, by: who.account } as const
      const noted = await run(id, commandId, command, who.account)
      if (noted.at === 'refused' || noted.at === 'unavailable') return noted
      return {
        at: 'opened',
        phone: seal.open(id, applicant.phone),
        address: seal.open(id, applicant.address),
      }
    },
    agents: parts.agents,
    carriedOnes(who) {
      const { open } = station.state().cases
      const theirs = open.filter(
        (each) => isCarried(each) && (who.sees === 'all' || carries(each, who.account)),
      )
      return theirs
        .map(shown.line)
        .toSorted((a, b) => compare(a.agency?.dueOn ?? LATE, b.agency?.dueOn ?? LATE))
    },
    async tally(from, until) {
      const counted = await views.ask(casesProjection, (queries) => queries.tally(from, until))
      return counted.map(({ agent, ...count }) => Object.assign(count, { name: parts.nameOf(agent) }))
    },
    openOnes(who) {
      const { open } = station.state().cases
      const window = who.sees === 'all' ? null : windowOf(who.account)
      const theirs = who.sees === 'all' ? open : open.filter((each) => isOf(each, who.account, window))
      return theirs.toSorted((a, b) => compare(a.due?.date ?? LATE, b.due?.date ?? LATE)).map(shown.line)
    },
    async search(text, who) {
      const typed = text.replaceAll(/\s/gu, '')
      const [, year, ordinal] = /^(\d{4})-(\d{1,9})$/u.exec(typed) ?? []
      const found = await views.ask(casesProjection, ({ byCode, byNumber }) =>
        year === undefined ? byCode(typed) : byNumber({ year: Number(year), ordinal: Number(ordinal) }),
      )
      if (found === undefined) return []
      const reached = await reach(found.id, who)
      return reached.at === 'reached' ? [shown.line(reached.record)] : []
    },
    async over(before, count, { account, sees }) {
      const found = await views.ask(casesProjection, (queries) =>
        queries.over(before, count, sees === 'all' ? null : account),
      )
      return found.map(shown.line)
    },
    async ofSlip(token) {
      const found = await views.ask(casesProjection, (queries) => queries.ofSlip(token))
      return found.filter(({ state }) => state.at !== 'voided').map((each) => foundOf(each, parts.timeZone))
    },
    async find({ code: written }, kiosk) {
      const code = written.replaceAll(/\s/gu, '')
      const wait = tries.waitSeconds(kiosk)
      if (wait > 0) return { at: 'too-many-tries', waitSeconds: wait }
      // Counted before anything is waited for, so that many tries at once are not fewer.
      const took = tries.count(kiosk)
      const open = station.state().cases.open.find((each) => each.code === code)
      const found = open ?? (await views.ask(casesProjection, ({ byCode }) => byCode(code)))
      if (found === undefined) return { at: 'unknown-code' }
      took.takeBack()
      return { at: 'found', found: foundOf(found, parts.timeZone) }
    },
  }
}
