import type {
  AgencyTallyReply,
  CaseContactReply,
  CaseLine,
  CaseView,
  ChangeCaseBody,
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
import { compare } from '#daemon/compare.ts'
import type { Log } from '#daemon/log.ts'
import type { Station, StationOutcome } from '#daemon/station.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'
import type { Views } from '#daemon/store/views/views.ts'
import { openCasePeople } from './case-people.ts'
import { openViews } from './case-views.ts'
import { openResidentsCases, type ResidentsCases } from './residents-cases.ts'
import { openCaseSeal } from './case-seal.ts'
import type { StaffBookings } from '../bookings/staff-bookings.ts'
import type { RecordReader } from '#daemon/desks/records/record-reader.ts'

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
  /** Another object once an account is called otherwise. */
  accounts(): object
  /** The station's own tag of the card by which somebody took a ticket today, by their name of the day; null for none. */
  tagOf(personTag: string): string | null
  /** The name on that card; null where it is not known. */
  cardNameOf(personTag: string): string | null
  /** What a 上门 leaves to the case that comes of it. */
  handOver: StaffBookings['handOver']
  clock: Clock
  log: Log
  timeZone: string
}

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

export type CaseDesk = ResidentsCases & {
  open(body: OpenCaseBody, who: RecordReader): Promise<Changed | Reached>
  change(id: string, body: ChangeCaseBody, who: RecordReader): Promise<Changed | Reached>
  /** `slip`: the secret of the slip with which the person came first; null where they had none. */
  byId(id: string, who: RecordReader): Promise<ReachedCase | Reached>
  /** Notes first who reads them. While an agent carries the case, only they and 站长 may. */
  contact(
    id: string,
    commandId: string,
    who: RecordReader,
  ): Promise<({ at: 'opened' } & CaseContactReply) | { at: 'with-agent'; agent: string } | Reached | NotDone>
  agents(): readonly { id: string; name: string }[]
  /** Those that are carried, by the day of the next step. */
  carriedOnes(who: RecordReader): Promise<readonly CaseLine[]>
  /** What was entrusted between these days (YYYY-MM-DD), by agent. */
  tally(from: string, until: string): Promise<AgencyTallyReply['agents']>
  /** By the day they are due; those without one after them. */
  openOnes(who: RecordReader): Promise<readonly CaseLine[]>
  /** The one with this number (2026-0042) or code, open or over, as far as it is theirs. */
  search(text: string, who: RecordReader): Promise<readonly CaseLine[]>
  /** With a number below this one, newest first. */
  over(before: Place, count: number, who: RecordReader): Promise<readonly CaseLine[]>
  /**
   * Before a case is opened for a ticket: those of the person who took it by card, and those of the same errand that are
   * open and may be gone on with here. What is found by card may be gone on with while the ticket is in hand at this window.
   * `name`: on that card, while the ticket is in hand there; null without one.
   */
  earlier(
    of: { ticketId: string; itemSeq: number },
    who: RecordReader,
  ): Promise<{ name: string | null; byCard: readonly CaseLine[]; open: readonly CaseLine[] }>
}

const carries = (record: CaseRecord, account: string): boolean =>
  isCarried(record) && record.agency?.agent === account

/** Whether it is of this account, or of the window at which its person serves, or carried by them, or was changed by them. */
const isOf = (record: CaseRecord, account: string, here: string | null): boolean =>
  record.by === account ||
  (record.window !== null && record.window === here) ||
  carries(record, account) ||
  record.acts.some(({ by, at }) => by === account && at !== 'contact-opened')

/** So many of one errand can be looked through while a person waits. */
const EARLIER_MOST = 60

/** After every day that is named. */
const LATE = '9999-12-31'

/** Where cases are taken in, carried on and asked for. */
export function openCaseDesk(parts: CaseDeskParts): CaseDesk {
  const { station, views, log } = parts
  const seal = openCaseSeal(parts.seal, (account) => parts.agents().some(({ id }) => id === account))
  const shown = openViews({ ...parts, seal, today: station.today })
  const people = openCasePeople({ ...parts, seal, byId: record })
  const { windowOf } = people

  function isTheirs(record: CaseRecord, { account, sees }: RecordReader): boolean {
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
    who: RecordReader,
  ): Promise<{ at: 'reached'; record: CaseRecord } | Reached> {
    const found = await record(id)
    if (found === undefined) return { at: 'unknown' }
    if (isTheirs(found, who)) return { at: 'reached', record: found }
    if (isInHand(found, who)) return { at: 'reached', record: found }
    log.warn({ account: who.account, case: found.number }, 'somebody asked for a case of another window')
    return { at: 'not-yours' }
  }

  /** An agent serves at no window. */
  const isInHand = (found: CaseRecord, { account, sees }: RecordReader): boolean =>
    sees === 'own' && people.isInHand(found, account)

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
    async open(body, reader) {
      const { account } = reader
      const { commandId, itemSeq, ticketId = null, offline = null, materials = null, bookingId = null } = body
      const left = bookingId === null ? null : await parts.handOver(bookingId, reader)
      if (left !== null && left.at !== 'opened') return left
      const applicant = body.applicant && {
        ...(left !== null && left.phone !== null && { phone: left.phone }),
        ...(left !== null && left.address !== null && { address: left.address }),
        ...body.applicant,
      }
      const command: CaseCommand = {
        type: 'open-case',
        caseId: commandId,
        by: account,
        window: windowOf(account),
        item: parts.item(itemSeq),
        tables: parts.tables(),
        ticketId,
        offline,
        person: seal.person(commandId, people.tagOfTicket(ticketId)),
        materials,
        bookingId,
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
        // The person who came first with a card stays.
        person: reached.record.person === undefined ? seal.person(id, people.tagOfTicket(ticketId)) : null,
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
    async carriedOnes(who) {
      const { open } = station.state().cases
      const theirs = open.filter(
        (each) => isCarried(each) && (who.sees === 'all' || carries(each, who.account)),
      )
      const lines = await shown.lines(theirs)
      return lines.toSorted((a, b) => compare(a.agency?.dueOn ?? LATE, b.agency?.dueOn ?? LATE))
    },
    async tally(from, until) {
      const counted = await views.ask(casesProjection, (queries) => queries.tally(from, until))
      return counted.map(({ agent, ...count }) => Object.assign(count, { name: parts.nameOf(agent) }))
    },
    async openOnes(who) {
      const { open } = station.state().cases
      const window = who.sees === 'all' ? null : windowOf(who.account)
      const theirs = who.sees === 'all' ? open : open.filter((each) => isOf(each, who.account, window))
      return shown.lines(theirs.toSorted((a, b) => compare(a.due?.date ?? LATE, b.due?.date ?? LATE)))
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
      return shown.lines(found)
    },
    async earlier({ ticketId, itemSeq }, who) {
      const tag = people.tagOfTicket(ticketId)
      const own = tag === null ? [] : await people.casesOf(tag)
      const byCard = own.filter((each) => isTheirs(each, who) || isInHand(each, who))
      const here = windowOf(who.account)
      const { open } = station.state().cases
      const others = open.filter(
        (each) =>
          each.itemSeq === itemSeq &&
          (who.sees === 'all' || isOf(each, who.account, here)) &&
          own.every(({ id }) => id !== each.id),
      )
      return {
        name: people.nameInHand(ticketId, who.account),
        byCard: await shown.lines(byCard),
        open: await shown.lines(others.toReversed().slice(0, EARLIER_MOST)),
      }
    },
    ...openResidentsCases({ ...parts, casesOf: people.casesOf }),
  }
}
