import type { ContentReply } from '#contract/contents.ts'
import type { NoticeDocument, NoticeDraft } from '#contract/notice.ts'
import type { GalleryState } from '../state.ts'
import type { Contents } from '../contents.ts'
import { noticeTitled } from '../made-up/notices.ts'
import { wang } from '../made-up/windows.ts'
import { type AdminFixture, admin } from './fixture.ts'

const dibao: NoticeDocument = {
  class: '低保公示',
  title: '拟确认低保家庭公示（示例）',
  publisher: '示例社区便民服务站',
  publishedAt: '2026-11-24',
  until: '2026-12-01',
  objection: { contact: '张示例', phone: '0536-0000000', place: '便民服务站 1 号窗口' },
  body: '以下为拟确认低保家庭的示例公示，只公开规定内容。\n\n| 序号 | 申请人 |\n|---|---|\n| 1 | 赵某某 |\n',
}

const standing = {
  at: 'draft',
  published: null,
  newest: 3,
  from: null,
  until: null,
  changedAt: '2026-11-23T01:41:00.000Z',
} as const

const opened: ContentReply = {
  document: dibao,
  version: 3,
  ...standing,
  versions: [3, 2, 1].map((version) => ({
    version,
    base: version === 1 ? null : version - 1,
    by: wang.name,
    time: `2026-11-23T01:${38 + version}:00.000Z`,
  })),
  findings: [],
}

/** As the daemon would hand it out: a 公示 of the station with this one's own words. */
function draftOf(contents: Contents): NoticeDraft {
  const { board } = contents
  const { title, publisher } = dibao
  const notice = { ...noticeTitled(contents, '种植面积核实结果公示'), title, publisher }
  return { notice, board: { ...board, latest: notice }, day: board.today }
}

const findings = [
  {
    path: ['body', 4],
    words: '“申请人”一栏的“370…0000”是没遮住的身份证号；请把中间几位换成 *',
    blocks: true,
  },
]

export const noticesStates: readonly GalleryState<AdminFixture>[] = [
  admin('notices', 'notices', {
    place: 'notices',
    answers: { 'GET /api/contents/:kind': { contents: [{ id: 'dibao', title: dibao.title, ...standing }] } },
  }),
  admin('notices-editing', 'notices', {
    place: 'notices/dibao',
    answers: {
      'GET /api/contents/:kind/:id': opened,
    },
    written: (contents) => ({
      'POST /api/contents/:kind/:id/check': {
        findings,
        view: draftOf(contents),
        newest: { version: 3, by: wang.name, time: '2026-11-23T01:41:00.000Z' },
      },
    }),
  }),
]
