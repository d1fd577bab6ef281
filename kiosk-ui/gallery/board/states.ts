import type { Snapshot } from '#contract/live.ts'
import type { Notice } from '#contract/notice.ts'
import type { Stop } from '../../board/program.ts'
import type { Contents } from '../contents.ts'
import type { Answers } from '../made-up-daemon.ts'
import type { Heard } from '../made-up-live.ts'
import {
  LONG_TEXT_TITLE,
  LONG_TITLE,
  PLAIN_TABLE_TITLE,
  asDocument,
  noticeTitled,
  withPeople,
  withPoster,
} from '../made-up/notices.ts'
import { waiting } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'

export type BoardFixture = Heard & { answers?: Answers; begin?: Stop }

function lobby(
  name: string,
  change: (snapshot: Snapshot) => Snapshot,
  more: Omit<BoardFixture, 'says'> = {},
): GalleryState<BoardFixture> {
  return {
    name,
    screen: 'lobby',
    fixture: ({ snapshot }) => ({ ...more, says: [{ name: 'snapshot', data: change(snapshot) }] }),
  }
}

/** Further on than any text goes: the last page. */
const END = 1_000_000

/** What stands there in its turn. */
function stop(
  name: string,
  begin: (contents: Contents) => Stop,
  answers: (contents: Contents) => Answers = () => ({}),
): GalleryState<BoardFixture> {
  return {
    name,
    screen: 'lobby',
    fixture: (contents) => ({
      says: [{ name: 'snapshot', data: people(contents.snapshot) }],
      begin: begin(contents),
      answers: answers(contents),
    }),
    steps: (hand) => hand.see('.sheet-page .notice-text'),
  }
}

/** One notice whole, or its last page. */
function notice(
  name: string,
  title: string,
  from = 0,
  change: (notice: Notice) => Notice = (one) => one,
): GalleryState<BoardFixture> {
  return stop(
    name,
    (contents) => ({ at: 'notice', id: noticeTitled(contents, title).id, from }),
    (contents) => ({ 'GET /api/notices/:id': { notice: change(noticeTitled(contents, title)) } }),
  )
}

const people = (snapshot: Snapshot) => waiting(snapshot, 12)

export const boardStates: readonly GalleryState<BoardFixture>[] = [
  { name: 'lobby-connecting', screen: 'lobby', fixture: () => ({ link: 'connecting', says: [] }) },
  lobby('lobby', people),
  lobby('lobby-closed', (snapshot) => ({ ...snapshot, opening: { at: 'closed', opensAt: null } })),
  lobby('lobby-offline', people, { link: 'restarting' }),
  {
    name: 'lobby-nothing-hangs',
    screen: 'lobby',
    fixture: ({ snapshot, board }) => ({
      says: [{ name: 'snapshot', data: people(snapshot) }],
      answers: { 'GET /api/notices': { ...board, notices: [], latest: null } },
    }),
  },
  stop('lobby-classes', () => ({ at: 'classes', from: 0 })),
  stop('lobby-items', () => ({ at: 'items', from: 0 })),
  stop('lobby-items-last-page', () => ({ at: 'items', from: END })),
  notice('lobby-notice', '种植面积核实结果公示'),
  notice('lobby-notice-longest-title', LONG_TITLE),
  notice('lobby-notice-forty-rows', LONG_TITLE, 0, (one) => withPeople(one, 40)),
  notice('lobby-notice-list', LONG_TITLE, 130),
  notice('lobby-notice-table-last-page', PLAIN_TABLE_TITLE, END),
  notice('lobby-notice-long-text', LONG_TEXT_TITLE),
  notice('lobby-notice-picture', '种植面积核实结果公示', 0, withPoster),
  notice('lobby-notice-document', '种植面积核实结果公示', 0, asDocument),
]
