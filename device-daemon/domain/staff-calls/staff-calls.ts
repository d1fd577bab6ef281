import type { Area, Decision as DecisionOf, EventTime, Facts } from '../area.ts'
import type { DayEvent } from '../day/day.ts'

/** 叫工作人员, as it stands in the ledger for ever. `clerk`, `from`, `to`: ids of accounts. */
export type StaffCallEvent =
  | { type: 'staff-called'; callId: string; kiosk: string }
  /** The clerk who answers is the 首问责任人. */
  | { type: 'staff-call-answered'; callId: string; clerk: string; window: string | null }
  | { type: 'staff-call-handed-over'; callId: string; from: string; to: string }
  | { type: 'staff-call-ended'; callId: string; by: 'resident' | 'clerk' }

export type StaffCallCommand =
  | { type: 'call-staff'; kiosk: string }
  | { type: 'answer-staff-call'; callId: string; clerk: string; window: string | null }
  | { type: 'hand-over-staff-call'; callId: string; from: string; to: string }
  | { type: 'end-staff-call'; callId: string; by: 'resident' | 'clerk' }

/** Instants are ISO 8601 UTC. */
type StaffCallRecord = {
  id: string
  kiosk: string
  calledAt: string
  state: { at: 'waiting' } | { at: 'answered'; clerk: string; window: string | null; answeredAt: string }
}

/** Calls that are not ended, oldest first. A new day begins without any. */
export type StaffCallState = readonly StaffCallRecord[]

/** Everything that is refused about a call for staff; `why` tells apart what shares a code. */
export type StaffCallRefusal = { area: 'staffCalls' } & (
  | { code: 'unknown-kiosk' }
  /** It is over. */
  | { code: 'unknown-staff-call' }
  | { code: 'wrong-state'; why: 'answered-by-another' | 'not-answered-by-them' }
)

/** What decisions need to know of the configuration. */
type StaffCallRules = { kiosks: readonly string[] }

type Decision = DecisionOf<StaffCallEvent, StaffCallRefusal>

const accept = (...events: StaffCallEvent[]): Decision => ({ at: 'accepted', events })
const refuse = (refusal: StaffCallRefusal): Decision => ({ at: 'refused', refusal })

const gone = (): Decision => refuse({ area: 'staffCalls', code: 'unknown-staff-call' })

const wrongState = (why: Extract<StaffCallRefusal, { code: 'wrong-state' }>['why']): Decision =>
  refuse({ area: 'staffCalls', code: 'wrong-state', why })

/**
 * Decides one command about a call for staff. A kiosk has one call at a time: it waits, or one clerk has answered it. A
 * command that changes nothing is accepted without events.
 */
const decide = (
  calls: StaffCallState,
  command: StaffCallCommand,
  { rules, newId }: Pick<Facts<StaffCallRules>, 'rules' | 'newId'>,
): Decision => {
  if (command.type === 'call-staff') {
    const { kiosk } = command
    if (!rules.kiosks.includes(kiosk)) return refuse({ area: 'staffCalls', code: 'unknown-kiosk' })
    const standing = calls.find((call) => call.kiosk === kiosk)
    if (standing?.state.at === 'waiting') return accept()
    const called = { type: 'staff-called', callId: newId(), kiosk } as const
    // The clerk who answered did not end the call. A resident stands there now and needs a person: this is a new call.
    return standing === undefined
      ? accept(called)
      : accept({ type: 'staff-call-ended', callId: standing.id, by: 'resident' }, called)
  }
  const call = calls.find(({ id }) => id === command.callId)
  switch (command.type) {
    case 'answer-staff-call': {
      if (call === undefined) return gone()
      const { clerk, window } = command
      if (call.state.at === 'waiting')
        return accept({ type: 'staff-call-answered', callId: call.id, clerk, window })
      return call.state.clerk === clerk ? accept() : wrongState('answered-by-another')
    }
    case 'hand-over-staff-call': {
      if (call === undefined) return gone()
      const { from, to } = command
      if (call.state.at === 'waiting' || call.state.clerk !== from) return wrongState('not-answered-by-them')
      return from === to ? accept() : accept({ type: 'staff-call-handed-over', callId: call.id, from, to })
    }
    case 'end-staff-call':
      return call === undefined
        ? accept()
        : accept({ type: 'staff-call-ended', callId: call.id, by: command.by })
  }
}

const evolve = (
  calls: StaffCallState,
  event: StaffCallEvent | DayEvent,
  { time }: EventTime,
): StaffCallState => {
  const change = (callId: string, to: (call: StaffCallRecord) => StaffCallRecord): StaffCallState =>
    calls.map((call) => (call.id === callId ? to(call) : call))
  switch (event.type) {
    case 'day-opened': {
      const { since } = event
      return since === undefined ? [] : calls.filter(({ calledAt }) => calledAt >= since)
    }
    case 'day-corrected':
      return calls
    case 'staff-called':
      return [...calls, { id: event.callId, kiosk: event.kiosk, calledAt: time, state: { at: 'waiting' } }]
    case 'staff-call-answered': {
      const { clerk, window } = event
      return change(event.callId, (call) => ({
        ...call,
        state: { at: 'answered', clerk, window, answeredAt: time },
      }))
    }
    case 'staff-call-handed-over':
      return change(event.callId, (call) => ({
        ...call,
        state: { at: 'answered', clerk: event.to, window: null, answeredAt: time },
      }))
    case 'staff-call-ended':
      return calls.filter(({ id }) => id !== event.callId)
  }
}

/** 叫工作人员: calls from a kiosk, and who has taken them on. */
export const staffCalls: Area<{
  name: 'staffCalls'
  state: StaffCallState
  command: StaffCallCommand
  event: StaffCallEvent
  hears: DayEvent
  rules: StaffCallRules
  refusal: StaffCallRefusal
}> = {
  name: 'staffCalls',
  empty: [],
  foldVersion: 2,
  commands: {
    'call-staff': true,
    'answer-staff-call': true,
    'hand-over-staff-call': true,
    'end-staff-call': true,
  },
  events: {
    'staff-called': true,
    'staff-call-answered': true,
    'staff-call-handed-over': true,
    'staff-call-ended': true,
  },
  hears: { 'day-opened': true, 'day-corrected': true },
  decide: (whole, command, facts) => decide(whole.staffCalls, command, facts),
  evolve,
  snapshot: { save: (calls) => calls, load },
}

/** The list is taken as it is: version and checksum of the file were compared before. */
function load(json: unknown): StaffCallState {
  if (Array.isArray(json)) return json
  throw new Error('this is no snapshot of calls for staff')
}
