import type { Hand } from '../hand.ts'
import { caseA4, caseForgotten, caseForm, caseLines, casesOver, caseView } from '../made-up/cases.ts'
import { ticketOf } from '../made-up/window-work.ts'
import { ago } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
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

const openCase = async (hand: Hand): Promise<void> => {
  await hand.pressOn('[data-act=case]')
  await hand.see('.case-ends')
}

const openCases = async (hand: Hand): Promise<void> => {
  await hand.pressOn('[data-act=cases]')
  await hand.see('.cases-list li')
}

export const caseStates: readonly GalleryState<ClerkFixture>[] = [
  clerk('desk-case', 'desk', withErrand, {
    answers: { 'GET /api/case-forms/:seq': { form: caseForm } },
    steps: openCase,
  }),
  clerk('desk-case-lack', 'desk', withErrand, {
    answers: {
      'GET /api/case-forms/:seq': { form: caseForm },
      'GET /api/cases': { today: '2026-11-23', cases: [...caseLines], before: null },
    },
    steps: async (hand) => {
      await openCase(hand)
      await hand.pressOn('.case-materials li:first-child [data-state=missing]')
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
      'POST /api/cases': { case: { ...caseView, dueOn: '2026-12-18' } },
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
]
