import type { CaseLine, CaseView } from '#contract/cases.ts'
import type { Hand } from '../hand.ts'
import type { Answers } from '../made-up-daemon.ts'
import {
  agents,
  caseA4,
  caseCarried,
  caseForgotten,
  caseForm,
  caseLines,
  carriedLines,
  casesDecided,
  casesOver,
  caseView,
  tally,
} from '../made-up/cases.ts'
import { ticketOf } from '../made-up/window-work.ts'
import { ago } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { sessionOf } from '../made-up/window-work.ts'
import { wang } from '../made-up/windows.ts'
import { visitsOfToday } from './booking-states.ts'
import { busy, clerk, type ClerkFixture, errands, search } from './fixture.ts'

const withErrand = busy((snapshot) => ({
  current: ticketOf(snapshot, 'A003', 44, {
    itemSeq: 18,
    errand: { seq: 18, title: '申请低保' },
    state: { at: 'serving', window: 'W1', startedAt: ago(snapshot, 4) },
  }),
}))

const withoutErrand = busy((snapshot) => ({
  current: ticketOf(snapshot, 'A003', 44, {
    itemSeq: null,
    errand: null,
    state: { at: 'serving', window: 'W1', startedAt: ago(snapshot, 4) },
  }),
}))

const EARLIER = 'GET /api/cases/earlier?ticketId=:ticketId&itemSeq=:itemSeq'

const openCase = async (hand: Hand): Promise<void> => {
  await hand.pressOn('[data-act=case]')
  await hand.see('.case-ends')
}

const openCases = async (hand: Hand): Promise<void> => {
  await hand.pressOn('[data-act=cases]')
  await hand.see('.cases-list li')
}

const oneCase = (view: CaseView): Answers => ({
  'GET /api/cases': { today: '2026-11-23', cases: [...caseLines], before: null },
  'GET /api/cases/:id': { case: view },
})

/** Reported on the spot, with what the person has brought. */
const caseAtDesk: CaseView = { ...caseCarried, state: { at: 'reported', on: '2026-11-23' }, agency: null }

/** As 站长 sees them: whose they are, and two that have a result. */
const linesOfThree: readonly CaseLine[] = [
  ...linesOf('王芳', caseLines.slice(0, 3)),
  ...linesOf('欧阳明月', caseLines.slice(3)),
  ...linesOf('张示例', carriedLines.slice(0, 1)),
  ...linesOf('张示例', casesDecided),
]

function linesOf(by: string, lines: readonly CaseLine[]): CaseLine[] {
  return lines.map((line) => Object.assign({}, line, { by }))
}

/** The page of one who carries cases and serves at no window. */
const agent = (
  name: string,
  steps: (hand: Hand) => Promise<void>,
  cases: readonly CaseLine[] = carriedLines,
  view: CaseView = caseCarried,
): GalleryState<ClerkFixture> =>
  clerk(name, 'agent', busy(), {
    window: null,
    answers: {
      'GET /api/session': { ...sessionOf(wang), permissions: ['case.carry', 'own-plate.edit'] },
      'GET /api/agency': { today: '2026-11-23', cases: [...cases] },
      'GET /api/bookings': {
        today: '2026-11-23',
        agents: [],
        groups: ['一组', '东山片区第三组'],
        bookings: cases.length === 0 ? [] : [...visitsOfToday],
      },
      'GET /api/cases/:id': { case: view },
    },
    steps: async (hand) => {
      await hand.see(cases.length === 0 ? '.agent-head' : '.agent-list')
      await steps(hand)
    },
  })

export const caseStates: readonly GalleryState<ClerkFixture>[] = [
  clerk('desk-case', 'desk', withErrand, {
    answers: { 'GET /api/case-forms/:seq': { form: { ...caseForm, online: true } } },
    steps: openCase,
  }),
  clerk('desk-case-lack', 'desk', withErrand, {
    answers: {
      'GET /api/case-forms/:seq': { form: caseForm },
      [EARLIER]: { name: '欧阳明月', byCard: [], open: [...caseLines] },
    },
    steps: async (hand) => {
      await openCase(hand)
      await hand.pressOn('.case-materials li:first-child [data-state=missing]')
    },
  }),
  clerk('desk-case-again', 'desk', withErrand, {
    answers: {
      'GET /api/case-forms/:seq': { form: caseForm },
      [EARLIER]: {
        name: null,
        byCard: [...caseLines.slice(0, 1), ...casesOver.slice(0, 1)],
        open: caseLines.slice(1),
      },
      'GET /api/cases/:id': { case: caseView },
    },
    steps: async (hand) => {
      await openCase(hand)
      await hand.pressOn('.case-earlier [data-case]')
      await hand.pressOn('[data-why=result-not-there]')
      await hand.see('[data-act=case-came-again]')
    },
  }),
  clerk('desk-case-reason', 'desk', withErrand, {
    answers: { 'GET /api/case-forms/:seq': { form: caseForm } },
    steps: async (hand) => {
      await openCase(hand)
      await hand.pressOn('[data-act=case-not-eligible]')
      await hand.see('.own-words')
    },
  }),
  clerk('desk-case-given', 'desk', withErrand, {
    answers: {
      'GET /api/case-forms/:seq': { form: { ...caseForm, ends: 'on-the-spot' } },
      'POST /api/cases': { case: { ...caseView, acts: caseView.acts.slice(0, 2), dueOn: '2026-12-18' } },
      'POST /api/cases/:id/print': { print: { at: 'failed', reason: 'paper-out' } },
    },
    steps: async (hand) => {
      await openCase(hand)
      await hand.pressOn('[data-act=case-done]')
      await hand.see('[data-print=failed]')
    },
  }),
  clerk('desk-cases', 'desk', busy(), {
    answers: { 'GET /api/cases': { today: '2026-11-23', cases: [...caseLines], before: null } },
    steps: openCases,
  }),
  clerk('desk-case-no-errand', 'desk', withoutErrand, {
    answers: errands,
    steps: async (hand) => {
      await hand.pressOn('[data-act=case]')
      await hand.see('.case-choose')
      await search(hand, 'canji')
      await hand.see('.case-choose [data-errand]')
    },
  }),
  clerk('desk-cases-over', 'desk', busy(), {
    answers: {
      'GET /api/cases': { today: '2026-11-23', cases: [...caseLines], before: null },
      'GET /api/cases?state=over': { today: '2026-11-23', cases: [...casesOver], before: '2026-0012' },
      'GET /api/cases/:id': { case: caseForgotten },
    },
    steps: async (hand) => {
      await openCases(hand)
      await hand.pressOn('[data-which=over]')
      await hand.see('[data-act=cases-older]')
    },
  }),
  clerk('desk-case-forgotten', 'desk', busy(), {
    answers: {
      'GET /api/cases': { today: '2026-11-23', cases: [...caseLines], before: null },
      'GET /api/cases/:id': { case: caseForgotten },
    },
    steps: async (hand) => {
      await openCases(hand)
      await hand.pressOn('.cases-list button')
      await hand.see('.case-acts')
    },
  }),
  clerk('desk-case-a4', 'desk', busy(), {
    answers: {
      'GET /api/cases': { today: '2026-11-23', cases: [...caseLines], before: null },
      'GET /api/cases/:id': { case: caseView },
      'GET /api/cases/:id/sheet': { sheet: caseA4 },
    },
    steps: async (hand) => {
      await openCases(hand)
      await hand.pressOn('.cases-list button')
      await hand.pressOn('[data-act=case-a4]')
      await hand.see('.case-a4 .qr svg')
    },
  }),
  clerk('desk-case-open', 'desk', busy(), {
    answers: {
      'GET /api/cases': { today: '2026-11-23', cases: [...caseLines], before: null },
      'GET /api/cases/:id': { case: caseView },
    },
    steps: async (hand) => {
      await openCases(hand)
      await hand.pressOn('.cases-list button')
      await hand.see('.case-acts')
    },
  }),
  clerk('desk-case-resumed', 'desk', busy(), {
    answers: {
      'GET /api/cases': { today: '2026-11-23', cases: [...caseLines], before: null },
      'GET /api/cases/:id': {
        case: { ...caseView, state: { at: 'paused', on: '2026-11-09', why: 'publicity' }, light: 'none' },
      },
    },
    steps: async (hand) => {
      await openCases(hand)
      await hand.pressOn('.cases-list button')
      await hand.pressOn('[data-act=case-resumed]')
      await hand.see('.own-words')
    },
  }),
  ...(['entrusted', 'handed-on'] as const).map((step) =>
    clerk(`desk-case-${step}`, 'desk', busy(), {
      answers: { ...oneCase(caseAtDesk), 'GET /api/agents': { agents: [...agents] } },
      steps: async (hand) => {
        await openCases(hand)
        await hand.pressOn('.cases-list button')
        await hand.pressOn(`[data-act=case-${step}]`)
        await hand.see(step === 'entrusted' ? '.step-choice button' : '.step-form')
      },
    }),
  ),
  clerk('desk-case-delivered', 'desk', busy(), {
    answers: oneCase(caseCarried),
    steps: async (hand) => {
      await openCases(hand)
      await hand.pressOn('.cases-list button')
      await hand.pressOn('[data-act=case-delivered]')
      await hand.see('.signature')
    },
  }),
  ...(['people', 'morning', 'results'] as const).map((what) =>
    clerk(`desk-cases-${what}`, 'desk', busy(), {
      answers: { 'GET /api/cases': { today: '2026-11-23', cases: [...linesOfThree], before: null } },
      steps: async (hand) => {
        await openCases(hand)
        if (what === 'people') return
        await hand.pressOn(`[data-act=cases-${what}]`)
        await hand.see('.list-a4')
      },
    }),
  ),
  clerk('desk-cases-with-result', 'desk', busy(), {
    answers: { 'GET /api/cases': { today: '2026-11-23', cases: [...linesOfThree], before: null } },
    steps: async (hand) => {
      await openCases(hand)
      await hand.pressOn('[data-which=results]')
      await hand.see('[data-which=results][aria-pressed=true]')
    },
  }),
  clerk('desk-cases-agency', 'desk', busy(), {
    answers: {
      'GET /api/cases': { today: '2026-11-23', cases: [...caseLines], before: null },
      'GET /api/agency': { today: '2026-11-23', cases: [...carriedLines] },
      'GET /api/agency/tally?from=:from&until=:until': { agents: [...tally] },
    },
    steps: async (hand) => {
      await openCases(hand)
      await hand.pressOn('[data-which=agency]')
      await hand.see('.tally')
    },
  }),
  agent('agent-list', async () => {}),
  agent('agent-visit', async (hand) => {
    await hand.pressOn('.agent-list button')
    await hand.see('.booking-facts')
  }),
  agent('agent-empty', async () => {}, []),
  agent('agent-paper', async (hand) => {
    await hand.pressOn('[data-act=agency-paper]')
    await hand.see('.list-a4')
  }),
  agent('agent-case', async (hand) => {
    await hand.pressOn('.agent-list [data-case] button')
    await hand.see('.case-acts')
  }),
  agent(
    'agent-case-called-back',
    async (hand) => {
      await hand.pressOn('.agent-list [data-case] button')
      await hand.pressOn('[data-act=case-called-back]')
      await hand.see('.step-form')
    },
    carriedLines,
    {
      ...caseCarried,
      state: { at: 'delivered', on: '2026-11-23' },
      agency: caseCarried.agency && { ...caseCarried.agency, at: 'delivered' },
    },
  ),
]
