import type { PackComparisonReply, PacksReply } from '#contract/packs.ts'
import { wang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { type AdminFixture, admin } from './fixture.ts'

const fingerprint = '31094 22768 90017 45530 08861 72249 60415 93308'
const key = `ed25519:${'3f9a12c4'.repeat(8)}`
const ISSUER = '示例市行政审批服务局'
const fourth = {
  sha256: '4'.repeat(64),
  issuer: ISSUER,
  version: 4,
  from: '2026-12-01',
  fingerprint,
}
const third = { ...fourth, sha256: '3'.repeat(64), version: 3, from: '2026-11-01' }
const taken = { by: wang.name, takenAt: '2026-11-02T01:12:00.000Z' }
const counted = { guides: 62, notices: 3 }

const packs: PacksReply = {
  stands: { ...third, ...taken, trusted: true },
  next: null,
  catalogue: { version: '2026.11.1', guides: 62 },
  atHand: [
    { folder: null, name: null, pack: { ...fourth, ...counted, order: 'newer' }, refused: null },
    {
      folder: '/media/station/SANDISK',
      name: 'other.pack.json',
      pack: null,
      refused: `这份目录写的是“别的市”，签名的钥匙本站没有登记，指纹是 90412 00673 51188 24907 33610 87752 19046 65520。真是市里发的，请市里把公钥也发来，在“收谁的目录”里登记，指纹要打电话核对。什么都没有改。`,
    },
  ],
  history: [
    { at: 'taken', time: '2026-11-02T01:12:00.000Z', by: wang.name, reason: null, pack: third },
    { at: 'removed', time: '2026-10-12T06:40:00.000Z', by: wang.name, reason: '第 2 号有错' },
    {
      at: 'taken',
      time: '2026-10-11T02:05:00.000Z',
      by: wang.name,
      reason: null,
      pack: { ...third, sha256: '2'.repeat(64), version: 2 },
    },
    {
      at: 'key-trusted',
      time: '2026-10-11T01:40:00.000Z',
      by: wang.name,
      reason: null,
      name: ISSUER,
      fingerprint,
    },
  ],
  trusted: [
    { key, name: ISSUER, fingerprint, paired: { by: wang.name, time: '2026-10-11T01:40:00.000Z' } },
    {
      key: `ed25519:${'77d00b51'.repeat(8)}`,
      name: '示例市大数据局',
      fingerprint: '55201 83347 19960 02214 70938 66145 28803 41179',
      paired: null,
    },
  ],
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
  admin('pack-key', 'pack', {
    place: 'pack',
    answers: {
      'GET /api/packs': { ...packs, trusted: [] },
      'POST /api/pack-keys/read': { key, fingerprint, known: null },
    },
    async steps(hand) {
      await hand.pressOn('[data-act="pair"]')
      await hand.paste('.pack-pairing textarea', key)
      await hand.pressOn('[data-act="look"]')
      await hand.see('.pack-pairing .pack-groups')
    },
  }),
  admin('pack-key-withdrawn', 'pack', {
    place: 'pack',
    answers: {
      'GET /api/packs': { ...packs, stands: { ...third, ...taken, trusted: false }, trusted: [] },
    },
  }),
  admin('pack-key-withdrawing', 'pack', {
    place: 'pack',
    answers: { 'GET /api/packs': packs },
    async steps(hand) {
      await hand.pressOn('[data-act="withdraw"]')
      await hand.see('.pack-pairing .pack-next')
    },
  }),
  admin('pack-compared', 'pack', {
    ...opened(compared),
    steps: ({ pressOn }) => pressOn('[data-part="guide/18"] summary'),
  }),
  admin('pack-older', 'pack', opened(older)),
]
