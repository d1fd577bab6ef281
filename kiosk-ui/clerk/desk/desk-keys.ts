import type { WindowWork } from '#contract/clerk.ts'
import type { Clerk } from '../clerk.ts'
import type { KeyMap } from '../../staff/keyboard.ts'
import { moveInList } from '../lists/list-focus.ts'
import { LISTS, LIST_KEYS, type ListName } from '../lists/list-names.ts'
import { mayAccept } from '../cases/may-accept.ts'
import {
  ANSWER_KEY,
  CASE_KEY,
  CASES_KEY,
  END_CALL_KEY,
  ISSUE_KEY,
  LOCK_KEY,
  OWN_NOTICE_KEY,
  OWN_REASON_KEY,
  offersOf,
  takeOverOffers,
  undoOffer,
  windowOffers,
} from './offers.ts'
import { callToAnswer, callToEnd } from '../calls/staff-call-turn.ts'
import type { Press } from './use-twice.ts'
import type { Writing } from './writing.ts'

type Hands = { press: Press; write(what: Writing): void; show(list: ListName): void }

/** Every key that does something at this desk now: the same as what stands on its buttons. */
export function deskKeys(clerk: Clerk, work: WindowWork, me: string, hands: Hands): KeyMap {
  const { current } = work
  const { primary, beside, transfer, hold, other } = offersOf(work)
  const undo = clerk.undo.value
  const offers = [
    ...(primary ? [primary] : []),
    ...beside,
    ...transfer,
    ...hold,
    ...other,
    ...windowOffers(work),
    ...takeOverOffers(work, me),
    ...(undo.at === 'none' ? [] : [undoOffer(undo)]),
  ]
  const keys = new Map<string, () => void>()
  for (const offer of offers) if (offer.key !== null) keys.set(offer.key, () => hands.press(offer))
  if (current) keys.set(OWN_REASON_KEY, () => hands.write({ at: 'reason', ticket: current }))
  if (work.window.service.at === 'open') keys.set(OWN_NOTICE_KEY, () => hands.write({ at: 'notice' }))
  if (work.window.service.at !== 'closed') keys.set(ISSUE_KEY, () => hands.write({ at: 'issue' }))
  if (mayAccept(clerk)) {
    if (current?.state.at === 'serving')
      keys.set(CASE_KEY, () => hands.write({ at: 'case', ticket: current }))
    keys.set(CASES_KEY, () => hands.write({ at: 'cases', open: null }))
  }
  for (const list of LISTS) keys.set(LIST_KEYS[list], () => hands.show(list))
  keys.set(LOCK_KEY, clerk.session.lock)
  keys.set('ArrowDown', () => moveInList(1))
  keys.set('ArrowUp', () => moveInList(-1))
  keys.set('Escape', leaveRow)
  const waiting = callToAnswer(clerk.staffCalls.value)
  if (waiting) keys.set(ANSWER_KEY, () => void clerk.answer(waiting.id))
  const mine = callToEnd(clerk.staffCalls.value, me)
  if (mine) keys.set(END_CALL_KEY, () => void clerk.endCall(mine.id))
  return keys
}

/** Enter is the big button's again. */
function leaveRow(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
