import type { PackComparisonReply, PacksReply } from '#contract/packs.ts'
import { wang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { type AdminFixture, admin } from './fixture.ts'

const fingerprint = '3f9a 12c4 77d0 0b51 9e2c 4ad8 61f3 c05b'
const ISSUER = '示例市行政审批服务局'
const fourth = {
  sha256: '4'.repeat(64),
  issuer: ISSUER,
  version: 4,
  from: '2026-12-01',
  fingerprint,
}
const third = { ...fourth, sha256: '3'.repeat(64), version: 3, from: '2026-11-01' }
const counted = { guides: 62, notices: 3 }

const packs: PacksReply = {
  stands: { ...third, by: wang.name, takenAt: '2026-11-02T01:12:00.000Z' },
  next: null,
  catalogue: { version: '2026.11.1', guides: 62 },
  atHand: [
    { folder: null, name: null, pack: { ...fourth, ...counted, order: 'newer' }, refused: null },
    {
      folder: '/media/station/SANDISK',
      name: 'other.pack.json',
      pack: null,
      refused: `这份目录写的是“别的市”，签名的钥匙本站没有登记，指纹是 ${fingerprint}。请打电话向市里核对指纹，对得上的由维护人员登记到 station.yaml。什么都没有改。`,
    },
  ],
  history: [
    { time: '2026-11-02T01:12:00.000Z', by: wang.name, reason: null, pack: third },
    { time: '2026-10-12T06:40:00.000Z', by: wang.name, reason: '第 2 号有错', pack: null },
    {
      time: '2026-10-11T02:05:00.000Z',
      by: wang.name,
      reason: null,
      pack: { ...third, sha256: '2'.repeat(64), version: 2 },
    },
  ],
  trusted: [{ name: ISSUER, fingerprint }],
  folders: ['/media', '/run/media', '/mnt'],
}

const compared: PackComparisonReply = {
  pack: { ...fourth, ...counted, order: 'newer' },
  changes: [
    {
      part: 'guide/18',
      title: '18 申请低保',
      at: 'changed',
      differences: [
        { path: ['timeLimit', 'promisedWorkdays'], before: null, after: 25 },
        { path: ['materials', 5], before: { name: '本人银行卡', original: 1 }, after: undefined },
        { path: ['fee'], before: '不收费。帮办代办也不收费。', after: '不收费' },
      ],
      edited: true,
    },
    {
      part: 'guide/47',
      title: '47 报名两癌筛查',
      at: 'changed',
      differences: [{ path: ['conditions', 1], before: '35–64 岁', after: '35 至 64 周岁' }],
      edited: false,
    },
    {
      part: 'notice/2026-12-01-tingban',
      title: '全市系统升级停办一天',
      at: 'new',
      differences: [],
      edited: false,
    },
    { part: 'guide/62', title: '62 反映诉求', at: 'gone', differences: [], edited: false },
  ],
  faults: [],
  notShown: ['示例市第 4 号目录 notice/2026-12-01-jiedao class：没有类别 街道公告，应为其中之一：通知公告'],
  lapsed: ['第 18 项的办事指南：办理时限 核定以后目录改过了，要重新核定'],
}

const older: PackComparisonReply = {
  ...compared,
  pack: { ...third, ...counted, order: 'older' },
  faults: ['示例市第 3 号目录 guide/9 fee：应写收费情况'],
  notShown: [],
  lapsed: [],
}

const opened = (answer: PackComparisonReply) => ({
  place: `pack/${answer.pack.sha256}`,
  answers: { 'GET /api/packs/:sha256': answer },
})

export const packStates: readonly GalleryState<AdminFixture>[] = [
  admin('pack', 'pack', { place: 'pack', answers: { 'GET /api/packs': packs } }),
  admin('pack-none', 'pack', {
    place: 'pack',
    answers: {
      'GET /api/packs': { ...packs, stands: null, atHand: [], history: [], trusted: [], folders: [] },
    },
  }),
  admin('pack-compared', 'pack', {
    ...opened(compared),
    steps: ({ pressOn }) => pressOn('[data-part="guide/18"] summary'),
  }),
  admin('pack-older', 'pack', opened(older)),
]
