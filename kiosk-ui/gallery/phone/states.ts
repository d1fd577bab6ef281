import type { PhoneCases, PhoneTicket } from '#contract/phone.ts'
import type { Followed } from '../../phone/follow.ts'
import type { Answers } from '../made-up-daemon.ts'
import type { GalleryState } from '../state.ts'

export type PhoneFixture = { followed: Followed; cases?: PhoneCases; bell?: 'on'; answers?: Answers }

const told: PhoneCases = {
  station: '示例社区便民服务站',
  phone: '0536-0000000',
  today: '2026-11-23',
  time: '09:05',
  cases: [
    {
      state: { at: 'accepted', on: '2026-11-23' },
      openedOn: '2026-11-23',
      acceptedOn: '2026-11-23',
      dueOn: '2026-12-18',
      next: 'wait',
    },
  ],
}
/** Of the same slip: its day cannot be said while its time is stopped. */
const paused: PhoneCases['cases'][number] = {
  state: { at: 'paused', on: '2026-11-20' },
  openedOn: '2026-11-16',
  acceptedOn: '2026-11-17',
  dueOn: '2026-12-18',
  next: 'wait',
}

function following(
  name: string,
  place: PhoneTicket['place'],
  more: { number?: string; link?: 'away'; bell?: 'on'; stopped?: true; cases?: PhoneCases } = {},
): GalleryState<PhoneFixture> {
  return {
    name,
    screen: place.at,
    fixture: ({ snapshot }) => ({
      ...(more.bell && { bell: more.bell }),
      ...(more.cases && { cases: more.cases }),
      followed: {
        at: more.link ?? 'following',
        ticket: {
          station: snapshot.station.name,
          number: more.number ?? 'A032',
          day: '2026-11-23',
          time: '09:05',
          edition: '2026.11.28-502eccb4',
          ...(more.stopped && { issuingStopped: true }),
          place,
        },
      },
    }),
  }
}

export const phoneStates: readonly GalleryState<PhoneFixture>[] = [
  { name: 'loading', screen: 'loading', fixture: () => ({ followed: { at: 'loading' } }) },
  following('waiting', { at: 'waiting', ahead: 3, estimateMinutes: 20, estimateBasis: 10 }),
  following(
    'waiting-rings',
    { at: 'waiting', ahead: 3, estimateMinutes: 20, estimateBasis: 10 },
    { bell: 'on' },
  ),
  following('waiting-near', { at: 'waiting', ahead: 2, estimateMinutes: 12, estimateBasis: 10 }),
  following('waiting-next', { at: 'waiting', ahead: 0, estimateMinutes: null, estimateBasis: 0 }),
  following('waiting-unattended', {
    at: 'waiting',
    ahead: 0,
    estimateMinutes: null,
    estimateBasis: 0,
    unattended: true,
  }),
  following(
    'waiting-a9999',
    { at: 'waiting', ahead: 999, estimateMinutes: 999, estimateBasis: 10 },
    { number: 'A9999' },
  ),
  following(
    'waiting-stopped',
    { at: 'waiting', ahead: 3, estimateMinutes: 20, estimateBasis: 10 },
    { stopped: true },
  ),
  following('held-stopped', { at: 'held' }, { stopped: true }),
  following('cancelled-stopped', { at: 'cancelled' }, { stopped: true }),
  following('called', { at: 'called', window: '1 号窗口', calls: 1 }),
  following('called-again', { at: 'called', window: '党群和便民服务窗口', calls: 3 }),
  following('serving', { at: 'serving', window: '1 号窗口' }),
  following('held', { at: 'held' }),
  following('done', { at: 'done' }),
  following('done-accepted', { at: 'done' }, { cases: told }),
  following('no-show', { at: 'no-show' }),
  following('cancelled', { at: 'cancelled' }),
  following('away', { at: 'waiting', ahead: 3, estimateMinutes: 20, estimateBasis: 10 }, { link: 'away' }),
  {
    name: 'away-nothing-known',
    screen: 'loading',
    fixture: () => ({ followed: { at: 'away', ticket: null } }),
  },
  { name: 'over', screen: 'over', fixture: () => ({ followed: { at: 'over' } }) },
  {
    name: 'over-two-cases',
    screen: 'cases',
    fixture: () => ({ followed: { at: 'over' }, cases: { ...told, cases: [paused, ...told.cases] } }),
  },
]
