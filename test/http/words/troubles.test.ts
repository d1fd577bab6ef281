import { describe, expect, test } from 'vitest'
import type { Trouble } from '#contract/trouble.ts'
import type { BoardTrouble } from '#daemon/content/published/board-troubles.ts'
import type { ScreenTrouble } from '#daemon/desks/screens/screen-troubles.ts'
import { bookingAgentWords } from '#daemon/http/words/troubles/bookings.ts'
import { boardTroubleWords } from '#daemon/http/words/troubles/board.ts'
import { screenTroubleWords } from '#daemon/http/words/troubles/screens.ts'
import type { ContentsTrouble } from '#daemon/content/published/troubles.ts'
import type { ClockTrouble } from '#daemon/desks/day/clock-troubles.ts'
import type { DevicePlace, DeviceTrouble } from '#daemon/desks/devices/device-troubles.ts'
import type { RosterTrouble } from '#daemon/desks/staff/checked-roster.ts'
import type { PortName } from '#daemon/devices/ports.ts'
import { inOrder, inWords } from '#daemon/http/words/troubles.ts'
import { clockTroubleWords } from '#daemon/http/words/troubles/clock.ts'
import { contentsTroubleWords } from '#daemon/http/words/troubles/contents.ts'
import { deviceTroubleWords } from '#daemon/http/words/troubles/devices.ts'
import type { UnattendedTrouble } from '#daemon/desks/windows/unattended.ts'
import type { AgentTrouble } from '#daemon/desks/bookings/roster-troubles.ts'
import type { PadClerkTrouble } from '#daemon/desks/pads/pad-clerks.ts'
import { padClerkWords } from '#daemon/http/words/troubles/pads.ts'
import { unattendedWords } from '#daemon/http/words/troubles/queue.ts'
import { recordsTroubleWords } from '#daemon/http/words/troubles/records.ts'
import { rosterTroubleWords } from '#daemon/http/words/troubles/roster.ts'

type Doubted = Extract<ClockTrouble, { code: 'day-doubted' }>

const standing = { id: 'x', since: '2026-11-23T01:00:00.000Z' } as const
const printer = {
  ...standing,
  at: 'device',
  device: 'printer-1',
  port: 'ticket-printer',
  place: { at: 'kiosk', kiosk: null },
  reads: null,
} as const
const out = { ...printer, code: 'device-attention', conditions: ['paper-out'] } as const
const doubted = {
  ...standing,
  at: 'clock',
  code: 'day-doubted',
  claimed: '2029-11-22',
  open: '2026-11-23',
  synchronised: null,
} as const
function doubtedBecause(because: Doubted['because']): ClockTrouble {
  return { ...doubted, because }
}

const places: readonly DevicePlace[] = [
  { at: 'station' },
  { at: 'kiosk', kiosk: 'kiosk-2' },
  { at: 'window', label: '1 号窗口' },
]
function down(port: PortName, place: DevicePlace): DeviceTrouble {
  return { ...printer, port, place, code: 'device-down', reason: 'ENOENT' }
}

const file = {
  ...standing,
  at: 'contents',
  file: 'a.md',
  place: '第 3 行',
  message: '没有正文',
  more: 0,
} as const

const devices: readonly DeviceTrouble[] = [
  out,
  { ...printer, code: 'device-attention', conditions: ['cover-open', 'paper-out', 'near-end'] },
  { ...printer, code: 'device-attention', conditions: ['something-new'] },
  { ...printer, code: 'paper-near-end' },
  { ...printer, port: 'card-reader', reads: 'presence', code: 'device-down', reason: 'ENOENT' },
  {
    ...printer,
    port: 'card-reader',
    reads: 'presence',
    code: 'device-attention',
    conditions: ['presence-only', 'missing'],
  },
  ...(
    ['ticket-printer', 'card-reader', 'code-scanner', 'window-display', 'caller-pad', 'announcer'] as const
  ).flatMap((port) => places.map((place) => down(port, place))),
]
const clock: readonly ClockTrouble[] = [
  ...(['far-ahead', 'far-behind', 'day-behind', 'impossible'] as const).map(doubtedBecause),
  { ...doubted, because: 'far-ahead', synchronised: false },
  { ...standing, at: 'clock', code: 'clock-stepped', by: -7 * 60_000 },
]
const screens: readonly ScreenTrouble[] = [
  { ...standing, at: 'screen', code: 'hall-gone' },
  { ...standing, at: 'screen', code: 'kiosk-offline', kiosk: null },
  { ...standing, at: 'screen', code: 'kiosk-offline', kiosk: 'kiosk-2' },
]
const board: readonly BoardTrouble[] = [
  { ...standing, at: 'board', code: 'board-behind', empty: ['党务公开', '财务公开'], overdue: [] },
  { ...standing, at: 'board', code: 'board-behind', empty: ['党务公开'], overdue: ['村务公开'] },
]
const contents: readonly ContentsTrouble[] = [
  { ...file, code: 'left-out' },
  { ...file, code: 'not-taken-in', more: 2 },
  { ...standing, at: 'contents', code: 'folder-unreadable' },
  { ...standing, at: 'contents', code: 'pinyin-missing' },
  { ...standing, at: 'contents', code: 'version-unchanged', version: '2026.11.23', guides: ['临时救助'] },
  {
    ...standing,
    at: 'contents',
    code: 'version-unchanged',
    version: '2026.11.23',
    guides: ['甲', '乙', '丙', '丁'],
  },
  { ...standing, at: 'contents', code: 'from-next-start', what: 'station.yaml 的 kiosks' },
]
const roster: readonly RosterTrouble[] = [
  { ...standing, at: 'data', code: 'accounts-unreadable', reason: 'altered' },
  { ...standing, at: 'data', code: 'accounts-rebuilt', count: 4 },
  { ...standing, at: 'data', code: 'accounts-recovered' },
  { ...standing, at: 'data', code: 'accounts-mended', count: 1 },
  { ...standing, at: 'data', code: 'pins-outdated', count: 1, leads: 'as-others' },
  { ...standing, at: 'data', code: 'pins-outdated', count: 2, leads: 'kept' },
]
const records: readonly Parameters<typeof recordsTroubleWords>[0][] = [
  { ...standing, at: 'data', code: 'node-renamed', aside: 'node.json.broken-1' },
  { ...standing, at: 'data', code: 'keys-gone' },
  { ...standing, at: 'data', code: 'keys-damaged', count: 1, takesNew: true },
  { ...standing, at: 'data', code: 'keys-damaged', count: 0, takesNew: false },
  { ...standing, at: 'data', code: 'keys-mended', aside: 'keys.db.broken-1', lost: false },
  { ...standing, at: 'data', code: 'keys-mended', aside: 'keys.db.broken-1', lost: true },
  { ...standing, at: 'data', code: 'keys-unusable', reason: 'corrupt' },
  { ...standing, at: 'ledger', code: 'disk-full' },
  { ...standing, at: 'ledger', code: 'disk-full-for-all' },
  { ...standing, at: 'ledger', code: 'disk-read-only' },
  { ...standing, at: 'ledger', code: 'disk-failing' },
  { ...standing, at: 'ledger', code: 'ledger-unwritable', reason: 'EIO' },
  { ...standing, at: 'ledger', code: 'entries-lost', from: 7, upTo: 9 },
  { ...standing, at: 'ledger', code: 'ledger-salvaged', aside: 'ledger.db.broken-1', kept: 6, doubled: 0 },
  { ...standing, at: 'ledger', code: 'marks-remade', reason: 'ENOENT' },
  { ...standing, at: 'ledger', code: 'ledger-renewed', aside: 'ledger.db.broken-1', doubled: 2 },
  { ...standing, at: 'ledger', code: 'ledger-unsound', reason: 'disk-full' },
  { ...standing, at: 'ledger', code: 'entry-unreadable', seq: 7 },
]

const unattended: readonly UnattendedTrouble[] = [
  { ...standing, at: 'queue', code: 'nobody-may-call', name: '法律服务', waiting: 2, windows: ['1', '2'] },
]
const pad = { ...standing, at: 'pad', code: 'pad-clerk-unknown', window: '1号窗口', named: '王芳' } as const
const padClerks: readonly PadClerkTrouble[] = [
  { ...pad, why: 'no-account' },
  { ...pad, why: 'disabled' },
]

const agent = { ...standing, at: 'bookings', code: 'booking-agent-unknown', named: '王芳' } as const
const agents: readonly AgentTrouble[] = [
  { ...agent, why: 'no-account' },
  { ...agent, why: 'disabled' },
]

const all: readonly Trouble[] = [
  ...inWords(agents, bookingAgentWords),
  ...inWords(padClerks, padClerkWords),
  ...inWords(devices, deviceTroubleWords),
  ...inWords(clock, clockTroubleWords),
  ...inWords(contents, contentsTroubleWords),
  ...inWords(screens, screenTroubleWords),
  ...inWords(board, boardTroubleWords),
  ...inWords(roster, rosterTroubleWords),
  ...inWords(records, recordsTroubleWords),
  ...inWords(unattended, (trouble) => unattendedWords(trouble, (window) => `${window} 号窗口`)),
]

describe('a clerk', () => {
  test.for(all)(
    'reads what is so and what to do, in whole sentences: $at $code',
    ({ words, remedy, brief, going }) => {
      expect([words, remedy]).toEqual([expect.stringMatching(/。$/u), expect.stringMatching(/。$/u)])
      // The title of a page and a button have room for this.
      expect([brief, going]).toEqual([
        expect.stringMatching(/^[^。]{4,24}$/u),
        expect.stringMatching(/^我去.{1,4}$/u),
      ])
      // A word of the code, or a gap where a word should be.
      expect(`${words}${remedy}`).not.toMatch(/undefined|null|，，|。。|\s。/u)
    },
  )

  test('who reads that the printer has no paper knows that tickets are given, and what to put in', () => {
    expect(deviceTroubleWords(out)).toMatchObject({
      urgency: 'now',
      words: '自助机的小票打印机没纸了。取号照常，号码只显示在屏幕上，没有小票。',
      remedy: '请换上新的纸卷。',
    })
  })

  test('is offered to say that the day is right, but for one that cannot be', () => {
    expect(clockTroubleWords(doubtedBecause('far-ahead')).confirms).toBe('2029-11-22')
    expect(clockTroubleWords(doubtedBecause('impossible'))).not.toHaveProperty('confirms')
  })

  test('reads of a second kiosk which one it is', () => {
    expect(deviceTroubleWords({ ...out, place: { at: 'kiosk', kiosk: 'kiosk-2' } }).words).toContain(
      '2 号自助机的小票打印机',
    )
  })

  test('reads first what residents miss now, the newest above the older', () => {
    const at = (minute: number) => `2026-11-23T01:0${minute}:00.000Z`
    const unreadable = { ...standing, at: 'contents', code: 'folder-unreadable', since: at(9) } as const
    const outs = [
      { ...out, id: 'older', since: at(1) },
      { ...out, id: 'newer', since: at(2) },
    ]
    const shown = inOrder([
      ...inWords([unreadable], contentsTroubleWords),
      ...inWords(outs, deviceTroubleWords),
    ])
    expect(shown.map(({ id }) => id)).toEqual(['newer', 'older', 'x'])
  })
})
