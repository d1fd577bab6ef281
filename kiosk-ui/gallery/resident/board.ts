import type { Notice } from '#contract/notice.ts'
import type { Contents } from '../contents.ts'
import type { Hand } from '../hand.ts'
import {
  EMPTY_CLASS,
  LONG_TEXT_TITLE,
  LONG_TITLE,
  PLAIN_TABLE_TITLE,
  asDocument,
  noticeTitled,
  withLongNames,
  withPeople,
  withPoster,
} from '../made-up/notices.ts'
import { type ResidentState, state } from './fixture.ts'

/** Further on than any notice goes: the last page. */
const END = 1_000_000

const board = (name: string, from: (contents: Contents) => number = () => 0) =>
  state(name, 'board', (contents) => ({ at: 'board', board: contents.board, from: from(contents) }))

const ofClass = (name: string, title: string, from: (contents: Contents) => number = () => 0) =>
  state(name, 'board-class', (contents) => ({
    at: 'board-class',
    board: contents.board,
    name: title,
    from: from(contents),
  }))

const notice = (name: string, title: string, from = 0, steps?: (hand: Hand) => Promise<void>) =>
  state(
    name,
    'notice',
    (contents) => ({ at: 'notice', notice: noticeTitled(contents, title), from }),
    steps ? { steps } : {},
  )

const lastPosting = ({ board: { notices } }: Contents) =>
  notices.filter(({ kind }) => kind !== '长期公开').length - 1

const lastOf = (name: string) => (contents: Contents) =>
  Math.max(0, (contents.board.classes.find((one) => one.name === name)?.count ?? 1) - 1)

/** The longest list of persons, changed. */
const people = (name: string, change: (notice: Notice) => Notice, steps?: (hand: Hand) => Promise<void>) =>
  state(
    name,
    'notice',
    (contents) => ({ at: 'notice', notice: change(noticeTitled(contents, LONG_TITLE)), from: 0 }),
    steps ? { steps } : {},
  )

const pictured = (name: string, change: (notice: Notice) => Notice, from = 0) =>
  state(name, 'notice', (contents) => ({
    at: 'notice',
    notice: change(noticeTitled(contents, '种植面积核实结果公示')),
    from,
  }))

export const boardStates: readonly ResidentState[] = [
  board('board'),
  board('board-last-page', lastPosting),
  state('board-classes', 'board-classes', (contents) => ({
    at: 'board-classes',
    board: contents.board,
    from: 0,
  })),
  ofClass('board-class', '规章制度'),
  ofClass('board-class-last-page', '规章制度', lastOf('规章制度')),
  ofClass('board-class-empty', EMPTY_CLASS),
  ofClass('board-class-publicity', '低保公示'),
  notice('notice-publicity', '种植面积核实结果公示'),
  notice('notice-longest-title', LONG_TITLE),
  notice('notice-people', LONG_TITLE, 0, (hand) => hand.press('下一页')),
  notice('notice-people-last-page', LONG_TITLE, END),
  notice('notice-person', LONG_TITLE, 0, async (hand) => {
    await hand.press('下一页')
    await hand.pressUntil('下一页', () => document.querySelector('.person') !== null)
    await hand.pressOn('.person')
  }),
  notice('notice-find-group', LONG_TITLE, 0, (hand) => hand.press('在名单里找')),
  notice('notice-find-surname', LONG_TITLE, 0, async (hand) => {
    await hand.press('在名单里找')
    await hand.press('按姓')
  }),
  notice('notice-found', LONG_TITLE, 0, async (hand) => {
    await hand.press('在名单里找')
    await hand.press(/^第3小组/)
  }),
  people('notice-people-long-names', withLongNames),
  people('notice-people-long-names-page', withLongNames, (hand) => hand.press('下一页')),
  people('notice-one-person', (notice) => withPeople(notice, 1)),
  people(
    'notice-one-person-last-page',
    (notice) => withPeople(notice, 1),
    (hand) =>
      hand.pressUntil(
        '下一页',
        () => document.querySelector('.pager button:last-child[data-disabled]') !== null,
      ),
  ),
  notice('notice-long-table', PLAIN_TABLE_TITLE),
  notice('notice-long-table-last-page', PLAIN_TABLE_TITLE, END),
  notice('notice-long-text', LONG_TEXT_TITLE),
  notice('notice-long-text-last-page', LONG_TEXT_TITLE, END),
  pictured('notice-picture', withPoster),
  pictured('notice-document', asDocument),
  pictured('notice-document-last-page', asDocument, END),
  state('notice-gone', 'notice-gone', () => ({ at: 'notice-gone' })),
]
