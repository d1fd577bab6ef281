import type { CheckContentReply, ContentReply, ContentsReply } from '#contract/contents.ts'
import type { NoticeDocument, NoticeDraft } from '#contract/notice.ts'
import type { Contents } from '../contents.ts'
import type { Answers } from '../made-up-daemon.ts'
import { refusal } from '../made-up-daemon.ts'
import { LONG_TITLE, noticeTitled } from '../made-up/notices.ts'
import { ouyang, wang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { type AdminFixture, admin } from './fixture.ts'

type Listed = ContentsReply['contents'][number]

const row = (i: number, name: string) => `| ${i} | ${name} | 第${(i % 6) + 1}小组 | ${(i % 4) + 1} | 拟确认 |`
const list = (rows: readonly string[]) =>
  [
    '以下为拟确认低保家庭的示例公示，只公开规定内容。',
    '',
    '| 序号 | 申请人（已脱敏） | 居民小组 | 保障人数 | 拟确认结果 |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')

const dibao: NoticeDocument = {
  class: '低保公示',
  title: '拟确认低保家庭公示',
  publisher: '本站',
  publishedAt: '2026-11-24',
  until: '2026-12-01',
  objection: { contact: '镇（街）或本站', phone: '0536-0000000', place: '1 号窗口' },
  pinned: true,
  body: list([row(1, '赵某某'), row(2, '陈某某'), row(3, '周某某 370000190001010000'), row(4, '孙某某')]),
}

const atNine = (minute: number) => `2026-11-23T01:${minute}:00.000Z`
const draft = { published: null, newest: 3, from: null, until: null, changedAt: atNine(41) }
const versions = [
  { version: 3, base: 2, by: wang.name, time: atNine(41) },
  { version: 2, base: 1, by: ouyang.name, time: atNine(30) },
  { version: 1, base: null, by: wang.name, time: atNine(12) },
]

const unmasked: CheckContentReply['findings'] = [
  { path: ['body', 6, 1], words: '有没打码的身份证号；这一类要脱敏，请把中间几位换成 *', blocks: true },
]

const opened = (document: object, more: Partial<ContentReply> = {}): ContentReply => ({
  document,
  version: 3,
  at: 'draft',
  ...draft,
  versions,
  findings: [],
  ...more,
})

/** As the daemon would hand it out: the notice of the station that is most like it, with this one's own words. */
function viewOf({ board, notices }: Contents, { title, class: of }: NoticeDocument): NoticeDraft {
  const like = notices.find((one) => one.class === of) ?? noticeTitled({ notices }, title)
  const notice = { ...like, title }
  const others = board.notices.filter(({ id }) => id !== notice.id)
  return { notice, board: { ...board, notices: [notice, ...others], latest: notice }, day: board.today }
}

const editing =
  (document: NoticeDocument, findings: CheckContentReply['findings'], more: Partial<ContentReply> = {}) =>
  (contents: Contents): Answers => ({
    'GET /api/contents/:kind/:id': opened(document, { findings, ...more }),
    'POST /api/contents/:kind/:id/check': {
      findings,
      view: viewOf(contents, document),
      newest: versions[0] ?? null,
    },
  })

/** Every notice of the station as its files have it; besides one that is to come, a draft, and one that was taken down. */
function everything({ board, notices }: Contents): ContentsReply {
  const groups = new Map(board.classes.map(({ id, name }) => [name, id]))
  const file = { at: 'file', ...draft, newest: null, changedAt: null } as const
  const written = notices.map(({ id, title, class: name }): Listed => {
    return { id, title, group: groups.get(name) ?? null, ...file }
  })
  return {
    contents: [
      ...written,
      {
        id: '2026-11-24-1',
        title: dibao.title,
        group: '低保公示',
        ...draft,
        at: 'scheduled',
        from: '2026-11-24',
      },
      { id: '2026-11-23-2', title: '冬季取暖安全提醒', group: '通知公告', ...draft, at: 'draft' },
      { id: '2026-11-01-1', title: '自来水管道检修', group: '通知公告', ...draft, at: 'withdrawn' },
    ],
  }
}

const nothing = ({ board }: Contents): Answers => ({
  'GET /api/contents/:kind': { contents: [] },
  'GET /api/notices': {
    ...board,
    notices: [],
    latest: null,
    classes: board.classes.map((of) => ({
      ...of,
      count: 0,
      latest: null,
      warning: { at: 'empty' as const },
    })),
  },
})

const fortyRows = list(
  Array.from({ length: 40 }, (_, i) => row(i + 1, i % 3 === 0 ? '阿卜杜热合曼·买买提依明江' : '赵某某')),
)
const place = 'notices/2026-11-24-1'

/** An official document with a picture, which lies in made-up/media. */
const pictured: NoticeDocument = {
  class: '通知公告',
  title: '村文化广场义诊的通知',
  publisher: '本站',
  publishedAt: '2026-11-24',
  official: { issuer: '示例村村民委员会文件', number: '示例〔2026〕1号' },
  body: '家里有老人的，请互相转告。\n\n![海报：义诊，十二月五日上午九点，村文化广场](media:7d120db15124f48b3a2ccb78860b7d21f734020e2e1eec22ca9f8287f71421c0-1080x720.png)\n',
}

export const noticesStates: readonly GalleryState<AdminFixture>[] = [
  admin('notices', 'notices', {
    place: 'notices',
    written: (contents) => ({ 'GET /api/contents/:kind': everything(contents) }),
  }),
  admin('notices-masking', 'notices', {
    place: 'notices/masking',
    written: () => ({
      'GET /api/contents/:kind/:id': opened({
        masking: [{ class: '低保公示', kinds: ['身份证号', '电话', '账号', '病情'] }],
      }),
      'POST /api/contents/:kind/:id/check': { findings: [], newest: versions[0] ?? null },
    }),
  }),
  admin('notices-nothing', 'notices', { place: 'notices', written: nothing }),
  admin('notices-unmasked', 'notices', { place, written: editing(dibao, unmasked) }),
  admin('notices-shown', 'notices', {
    place,
    written: editing({ ...dibao, body: list([row(1, '赵某某'), row(2, '陈某某')]) }, [], {
      at: 'shown',
      published: 3,
      until: '2026-12-01',
    }),
  }),
  admin('notices-new', 'notices', {
    place: 'notices/2026-11-23-3',
    answers: {
      'GET /api/contents/:kind/:id': refusal('not-found', '没有这份内容，可能已经改了编号，请刷新页面再看。'),
      'POST /api/contents/:kind/:id/check': { findings: [], newest: null },
    },
  }),
  admin('notices-large', 'notices', {
    place,
    written: editing({ ...dibao, title: LONG_TITLE.slice(0, 60), urgent: true, body: fortyRows }, []),
  }),
  admin('notices-picture', 'notices', { place, written: editing(pictured, []) }),
  admin('notices-picture-adding', 'notices', {
    place,
    written: editing(pictured, []),
    steps: (hand) => hand.pressOn('[data-act=add-picture]'),
  }),
  admin('notices-table-file', 'notices', {
    place,
    written: editing(dibao, []),
    steps: (hand) => hand.pressOn('[data-act=add-table-file]'),
  }),
  admin('notices-history', 'notices', {
    place,
    written: editing(dibao, unmasked),
    steps: (hand) => hand.press('历次改动'),
  }),
  admin('notices-meanwhile', 'notices', {
    place,
    written: (contents) => ({
      ...editing(dibao, [])(contents),
      'PUT /api/contents/:kind/:id': {
        refused: {
          ...refusal('changed-meanwhile', '您编辑的时候，另一位同事先改过了。').refused,
          newest: 4,
          by: ouyang.name,
          differences: [
            { path: ['title'], before: '拟确认低保家庭公示（第二批）', after: dibao.title },
            { path: ['body', 5], before: row(2, '陈某'), after: row(2, '陈某某') },
          ],
        },
      },
    }),
    async steps(hand) {
      await hand.pressOn('[data-act=add-row]')
      await hand.pressOn('[data-act=keep]')
      await hand.see('dialog[open]')
    },
  }),
]
