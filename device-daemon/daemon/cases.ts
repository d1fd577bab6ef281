import type { Exclusion } from '#contract/case-changes.ts'
import type { CaseDocument } from '#contract/case-papers.ts'
import type { CaseForm } from '#contract/cases.ts'
import type { ExcludedTime, Guide } from '#contract/guide.ts'
import type { Contents } from '#daemon/content/contents.ts'
import { type CaseDesk, openCaseDesk } from '#daemon/desks/cases/case-desk.ts'
import { caseSheet } from '#daemon/desks/cases/case-a4.ts'
import { casePaper, type CasePaperFacts } from '#daemon/desks/cases/case-paper.ts'
import { forgetCases } from '#daemon/desks/cases/forget-cases.ts'
import { casesTodo } from '#daemon/desks/cases/cases-todo.ts'
import { qrText } from '#daemon/domain/queue/qr-text.ts'
import type { AgencyLimits } from '#daemon/domain/cases/agency.ts'
import type { CaseItem } from '#daemon/domain/cases/decide.ts'
import { type HolidayTable, workingDayAfter } from '#daemon/domain/holidays.ts'
import { permissionsOf } from '#daemon/domain/people/permissions.ts'
import { casesTopic } from '#daemon/http/live/topics/cases.ts'
import { agencyRoutes } from '#daemon/http/routes/agency.ts'
import { caseRoutes } from '#daemon/http/routes/cases.ts'
import { caseStaffRoutes } from '#daemon/http/routes/cases-staff.ts'
import { todoInWords } from '#daemon/http/words/todo.ts'
import { casesTodoWords } from '#daemon/http/words/todo/cases.ts'
import type { Feature, Ground } from './feature.ts'
import { restingOn } from './resting-on.ts'
import { printsAt } from './devices.ts'
import { bookingDesk } from './bookings.ts'
import { cardDesk, cardNames } from './cards.ts'
import { staffDesk, staffGate } from './staff.ts'

/** The one desk of cases; a phone asks it, too. */
export function caseDesk(ground: Ground): CaseDesk {
  const { station, stores, settings, guides, contents, clock, log } = ground
  const { staff } = ground.use(staffDesk)
  return openCaseDesk({
    station,
    views: stores.views,
    seal: stores.seal,
    item(seq) {
      const guide = guides.guide(seq)
      return guide === undefined ? null : caseItem(guide)
    },
    tables: tablesOf(ground),
    lights: () => contents.published('station').cases,
    limits: restingOn(() => [contents.published('station').cases.agency], limitsOf),
    agents: () =>
      staff
        .all()
        .flatMap(({ id, name, role, at }) =>
          at === 'active' && permissionsOf(role).includes('case.carry') ? [{ id, name }] : [],
        ),
    nameOf: (account) => staff.byId(account)?.name ?? account,
    accounts: staff.all,
    tagOf: (personTag) => stores.people.cardOf(station.today(), personTag)?.tag ?? null,
    cardNameOf: (personTag) => ground.use(cardNames).nameOf(station.today(), personTag),
    handOver: (id, reader) => ground.use(bookingDesk).handOver(id, reader),
    clock,
    log,
    timeZone: settings.station.timeZone,
  })
}

type AgencyRule = Contents['station']['cases']['agency']

/** By the step that was done: how long the next one may take. */
function limitsOf({ register, submit, track, deliver, callBack, archive }: AgencyRule): AgencyLimits {
  return {
    entrusted: register,
    registered: submit,
    submitted: track,
    resulted: deliver,
    delivered: callBack,
    'called-back': archive,
  }
}

const NO_TABLES: readonly HolidayTable[] = []

const tablesOf =
  ({ contents }: Ground) =>
  (): readonly HolidayTable[] =>
    contents.published('station').hours.calendar?.tables ?? NO_TABLES

/** 办件: what was brought, what was said, what was promised, and how it ended. */
export const cases: Feature = (ground) => {
  const { station, stores, guides, contents, devices, kiosks, log } = ground
  const prints = ground.use(printsAt)
  const state = () => station.state().cases
  const tables = tablesOf(ground)
  const desk = ground.use(caseDesk)
  const forgetting = forgetCases({
    station,
    views: stores.views,
    seal: stores.seal,
    keepDays: () => contents.published('station').cases.keepDays,
    log,
  })
  ground.atClose(forgetting.close)
  function factsOf(document: CaseDocument, slip: string | null): CasePaperFacts {
    const { name, address, hours, phone, sample } = contents.published('station')
    const { phoneUrl } = ground.rules()
    return {
      stationName: name,
      address,
      hours: hours.text,
      phone,
      sample,
      clerk: document.by,
      follow: slip === null || phoneUrl === undefined ? null : qrText(slip, phoneUrl),
    }
  }
  const acts = () => state().open.reduce((sum, each) => sum + each.acts.length, 0) + state().lately.length
  return {
    routes: [
      {
        group: 'residents',
        register: (app) => caseRoutes(app, { desk, kiosks, cards: ground.use(cardDesk) }),
      },
      {
        group: 'staff',
        register: (app) =>
          caseStaffRoutes(app, {
            desk,
            gate: ground.use(staffGate),
            today: station.today,
            form(seq) {
              const guide = guides.guide(seq)
              return guide && caseForm(guide, caseItem(guide), { today: station.today(), tables: tables() })
            },
            paper: (view, document, slip) =>
              casePaper(view, document, guides.guide(view.itemSeq), factsOf(document, slip)),
            sheet: (view, document, slip, signature) =>
              caseSheet(view, document, guides.guide(view.itemSeq), {
                ...factsOf(document, slip),
                signature,
              }),
            kiosks,
            printingKiosk: () => kiosks.ids.find(prints) ?? kiosks.first,
            printerFor: devices.printerFor,
          }),
      },
      {
        group: 'staff',
        register: (app) => agencyRoutes(app, { desk, gate: ground.use(staffGate), today: station.today }),
      },
    ],
    topics: [casesTopic(() => ({ open: state().open.length, acts: acts() }), state)],
    todo: restingOn(
      () => [state(), station.today(), contents.published('station')],
      (open, today, { hours, cases: { agency } }) => {
        const { timeZone } = ground.settings.station
        const rules = { tables: hours.calendar?.tables ?? NO_TABLES, limits: limitsOf(agency), timeZone }
        return todoInWords(casesTodo(open, today, rules), casesTodoWords)
      },
    ),
  }
}

const exclusions: Readonly<Record<ExcludedTime, Exclusion>> = {
  公示: 'publicity',
  鉴定: 'appraisal',
  评估: 'assessment',
  勘验: 'survey',
}

/** How an errand ends at the window, by 办件类型 and 办理方式; its time counts only once 办理时限 is confirmed. */
function caseItem({ seq, name, version, kind, handling, timeLimit, unconfirmed }: Guide): CaseItem {
  const { promisedWorkdays, statutoryWorkdays } = timeLimit
  const isConfirmed = !unconfirmed.includes('办理时限') && promisedWorkdays !== null && promisedWorkdays > 0
  return {
    seq,
    name,
    version,
    ends: kind === '承诺件' ? 'promised' : handling === '帮办代办' ? 'by-agent' : 'on-the-spot',
    time: {
      promised: isConfirmed ? { at: 'confirmed', workdays: promisedWorkdays } : { at: 'unconfirmed' },
      statutory: statutoryWorkdays,
      excluded: (timeLimit.excluded ?? []).map((each) => exclusions[each]),
    },
  }
}

/** What the desk is told of an errand before anything is done with it. */
function caseForm(
  { seq, plainTitle, kind, materials, portal, onlineAvailable }: Guide,
  { ends, time }: CaseItem,
  { today, tables }: { today: string; tables: readonly HolidayTable[] },
): CaseForm {
  const { promised, statutory, excluded } = time
  const due = promised.at === 'confirmed' ? workingDayAfter(tables, today, promised.workdays) : null
  return {
    seq,
    title: plainTitle,
    kind,
    ends,
    statutory,
    promised:
      promised.at === 'confirmed'
        ? { workdays: promised.workdays, dueOn: due?.at === 'known' ? due.date : null }
        : null,
    excluded: [...excluded],
    online: onlineAvailable === true || portal !== null,
    materials: materials.map(({ name, note, original, copy, required }) => ({
      name,
      note,
      original,
      copy,
      always: required === true,
    })),
  }
}
