import type { Guide } from '#contract/guide.ts'
import { openCaseDesk } from '#daemon/desks/cases/case-desk.ts'
import { casesTodo } from '#daemon/desks/cases/cases-todo.ts'
import type { CaseItem } from '#daemon/domain/cases/decide.ts'
import { casesTopic } from '#daemon/http/live/topics/cases.ts'
import { caseRoutes, findCaseRoutes } from '#daemon/http/routes/cases.ts'
import { todoInWords } from '#daemon/http/words/todo.ts'
import { casesTodoWords } from '#daemon/http/words/todo/cases.ts'
import type { Feature } from './feature.ts'
import { staffDesk, staffGate } from './staff.ts'

/** 办件: what was brought, what was said, what was promised, and how it ended. */
export const cases: Feature = (ground) => {
  const { station, stores, settings, guides, contents, kiosks, clock, log } = ground
  const { staff } = ground.use(staffDesk)
  const state = () => station.state().cases
  const desk = openCaseDesk({
    station,
    views: stores.views,
    seal: stores.seal,
    item(seq) {
      const guide = guides.guide(seq)
      return guide === undefined ? null : caseItem(guide)
    },
    tables: () => contents.published('station').hours.calendar?.tables ?? [],
    nameOf: (account) => staff.byId(account)?.name ?? account,
    clock,
    log,
    timeZone: settings.station.timeZone,
  })
  const acts = () => state().open.reduce((sum, each) => sum + each.acts.length, 0) + state().lately.length
  return {
    routes: [
      {
        group: 'residents',
        register: (app) => findCaseRoutes(app, { desk, kiosks }),
      },
      {
        group: 'staff',
        register: (app) => caseRoutes(app, { desk, gate: ground.use(staffGate), today: station.today }),
      },
    ],
    topics: [casesTopic(() => ({ open: state().open.length, acts: acts() }), state)],
    todo: () => todoInWords(casesTodo(state(), station.today()), casesTodoWords),
  }
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
      excluded: [],
    },
  }
}
