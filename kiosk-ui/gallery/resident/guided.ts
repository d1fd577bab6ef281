import type { Contents } from '../contents.ts'
import type { Hand } from '../hand.ts'
import type { Answers } from '../made-up-daemon.ts'
import { numbered } from '../made-up/guides.ts'
import { taken } from '../made-up/tickets.ts'
import type { Screen } from '../../resident/shell/screens.ts'
import { type ResidentFixture, type ResidentState, state } from './fixture.ts'

const choosing = ({ guides }: Contents): Screen => ({ at: 'choose-errand', list: guides })

/** Nothing sounds in the gallery, so that what is only told has been told at once. */
const SILENT: Answers = { 'POST /api/speech': { clips: [] } }

/** The screen under it is covered; the two fields stand for it. */
function guided(
  name: string,
  show: (contents: Contents) => Screen,
  title: RegExp,
  more: Omit<ResidentFixture, 'shows'> = {},
): ResidentState {
  return {
    name,
    screen: 'beside',
    fixture: (contents) => ({ guided: true, answers: SILENT, ...more, shows: [show(contents)] }),
    steps: (hand: Hand) => hand.pressUntil(/^换一个$/, () => title.test(lit())),
  }
}

function lit(): string {
  return document.querySelector<HTMLElement>('.guided-yes')?.innerText ?? ''
}

/** Twenty seconds without a touch on a screen that asks, and what is offered then. */
const waited = state('guided-offered', 'choose-errand', choosing, {
  idle: { at: 'counting', secondsLeft: 70 },
  steps: (hand) => hand.see('[role=alertdialog]'),
})

export const guidedStates: readonly ResidentState[] = [
  { ...waited, screen: 'above' },
  {
    name: 'guided-home',
    screen: 'beside',
    fixture: () => ({ guided: true, answers: SILENT, shows: [] }),
    steps: (hand) => hand.pressUntil(/^换一个$/, () => lit().includes('公开')),
  },
  guided('guided-first', choosing, /直接取号/),
  // Sitting, a page holds too few for a group.
  guided('guided-group', choosing, /往里看|叫工作人员/),
  guided('guided-person', choosing, /叫工作人员/),
  guided('guided-longest', (contents) => ({ at: 'confirm-errand', guide: numbered(contents, 18) }), /取号/),
  guided(
    'guided-ticket',
    () => ({
      at: 'ticket',
      commandId: 'gallery',
      ticket: { ...taken, itemSeq: null, print: { at: 'printed' } },
      guide: null,
    }),
    /好了/,
  ),
  guided('guided-question', choosing, /继续看/, { idle: { at: 'warning', secondsLeft: 30 } }),
  {
    // What is told stands there until its sound has ended.
    name: 'guided-telling',
    screen: 'beside',
    fixture: (contents) => ({
      guided: true,
      answers: { 'POST /api/speech': 'never' },
      shows: [choosing(contents)],
    }),
  },
]
