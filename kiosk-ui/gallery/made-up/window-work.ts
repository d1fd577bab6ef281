import type { WindowWork, SessionView, StaffTicket } from '#contract/clerk.ts'
import type { Snapshot } from '#contract/live.ts'
import type { StaffCall } from '#contract/staff-call.ts'
import type { AccountChangesReply, StaffAccountView } from '#contract/staff.ts'
import type { ClerkPlate } from '#contract/window.ts'
import { ago, atWork, ouyang, wang } from './windows.ts'

/** A ticket as staff see it that waits since `takenAt`. */
export function waitingTicket(takenAt: string, number: string, more: Partial<StaffTicket> = {}): StaffTicket {
  return {
    id: `t-${number}`,
    number,
    day: '2026-11-23',
    itemSeq: 25,
    queueId: 'general',
    errand: { seq: 25, title: '残疾人补贴' },
    state: { at: 'waiting', since: takenAt },
    priority: { at: 'none' },
    aged: false,
    onlyWindow: null,
    nextAt: null,
    skill: null,
    takenAt,
    issuedAt: null,
    revisitOf: null,
    print: { at: 'printed' },
    ...more,
  }
}

/** The same, taken `minutes` before the snapshot. */
export const ticketOf = (
  snapshot: Snapshot,
  number: string,
  minutes: number,
  more: Partial<StaffTicket> = {},
): StaffTicket => waitingTicket(ago(snapshot, minutes), number, more)

/** A line in which everything stands that a line can have. */
export function lineOf(snapshot: Snapshot): StaffTicket[] {
  return [
    ticketOf(snapshot, 'A031', 70, { nextAt: 'W1' }),
    ticketOf(snapshot, 'A040', 12, { priority: { at: 'card', reason: '老' } }),
    ticketOf(snapshot, 'A033', 64, { aged: true }),
    ticketOf(snapshot, 'A034', 41, { priority: { at: 'declared', reason: '退役军人' } }),
    ticketOf(snapshot, 'A035', 38, {
      errand: null,
      itemSeq: null,
      issuedAt: 'W1',
      revisitOf: 't-A002',
      priority: { at: 'declared', reason: '抱婴' },
    }),
    ticketOf(snapshot, 'A036', 30, {
      onlyWindow: 'W1',
      skill: { name: '残疾人证办理', windows: ['W1', 'W3'] },
    }),
    ticketOf(snapshot, 'A9999', 22, {
      errand: { seq: 16, title: '独生子女伤残死亡家庭扶助' },
      print: { at: 'failed', reason: 'paper-out' },
    }),
    ...Array.from({ length: 6 }, (_, i) => ticketOf(snapshot, `A${101 + i}`, 20 - i)),
  ]
}

/** The work at the first window; unless `more` says otherwise it is open, with no ticket in hand and none in line. */
export function workOf(snapshot: Snapshot, more: Partial<WindowWork> = {}): WindowWork {
  const { windows } = atWork(snapshot)
  const [window] = windows
  if (!window) throw new Error('a station has a window')
  return {
    seq: 1,
    now: snapshot.now,
    timeZone: snapshot.timeZone,
    window,
    takeOver: { at: 'none' },
    current: null,
    waiting: [],
    held: [],
    noShows: [],
    windows,
    queues: snapshot.queues,
    staffCalls: [],
    clerks: [wang, ouyang].map(({ id, name }) => ({ id, name })),
    callsBeforeNoShow: 3,
    printers: ['kiosk-1'],
    silence: null,
    servedToday: 7,
    servedByClerk: 7,
    ...more,
  }
}

export function sessionOf(
  clerk: ClerkPlate,
  { at = 'signed-in', pin = 'own' }: Partial<Pick<SessionView, 'at' | 'pin'>> = {},
): SessionView {
  return {
    at,
    clerk,
    permissions: [
      'queue.serve',
      'case.accept',
      'case.all',
      'window.take-over',
      'staff-call.answer',
      'devices.see',
      'own-plate.edit',
      'people.manage',
    ],
    pin,
    idleSeconds: 900,
  }
}

export function callOf(snapshot: Snapshot, id: string, state: StaffCall['state']): StaffCall {
  return { id, kiosk: 'kiosk-1', calledAt: ago(snapshot, 3), state }
}

const colleague = (id: string, name: string, at: StaffAccountView['at']): StaffAccountView => ({
  ...wang,
  id,
  name,
  title: '',
  number: '',
  role: 'clerk',
  at,
  sessions: 0,
})

/** A roster with everything that an account can be. */
export const roster: readonly StaffAccountView[] = [
  { ...wang, role: 'lead', at: 'active', sessions: 1 },
  { ...ouyang, role: 'clerk', at: 'active', sessions: 2 },
  colleague('c-3', '窗口２员工', 'active'),
  colleague('c-4', '窗口３员工', 'active'),
  colleague('c-5', '李明', 'disabled'),
]

/** Of a station as large as a county's, with names of every length. */
export const largeRoster: readonly StaffAccountView[] = [
  ...roster,
  ...['买买提·吐尔逊江', '阿依古丽·买买提', '赵䶮㛃', '王秀英', '李建国', '孙丽', '周强'].map((name, i) =>
    colleague(`c-${i + 6}`, name, 'active'),
  ),
]

/** Everything that can have been done to an account, by somebody and by the station itself. */
export const accountChanges: AccountChangesReply = {
  changes: (
    [
      'account-change-failed',
      'account-enabled',
      'account-disabled',
      'account-pin-changed',
      'account-pin-reset',
      'account-changed',
      'account-added',
    ] as const
  ).map((at, i, all) => ({
    at,
    name: ouyang.name,
    by: i === all.length - 1 ? null : wang.name,
    // In the evening of UTC, which is the next morning at the station.
    time: `2026-11-${21 - i}T23:30:00Z`,
  })),
}
