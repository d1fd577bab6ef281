import type { WindowWork } from '#contract/clerk.ts'
import type { StaffCall } from '#contract/staff-call.ts'
import type { Trouble } from '#contract/trouble.ts'
import { isUnattended, mostPressing } from '../staff/unattended.ts'
import { words as callWords } from './calls/words.ts'
import { words as deskWords } from './desk/words.ts'
import { words } from './words.ts'

/** `work`: null while no clerk works at a window. */
type Known = { staffCalls: readonly StaffCall[]; troubles: readonly Trouble[]; work: WindowWork | null }

/** The title of the page, which a clerk reads when another program lies over it: what presses first comes first. */
export function titleOf({ staffCalls, troubles, work }: Known): string {
  const first = mostPressing(troubles)
  const parts = [
    staffCalls.some(({ state }) => state.at === 'waiting') ? callWords.title : '',
    first && isUnattended(first) ? first.brief : '',
    ...(work === null ? [words.title] : workParts(work)),
  ]
  return parts.filter(Boolean).join(' · ')
}

function workParts({ window, current, waiting }: WindowWork): string[] {
  const line = waiting.length === 0 ? words.nobodyWaits : words.wait(waiting.length)
  if (current !== null) {
    const at = current.state.at === 'serving' ? deskWords.desk.serving : deskWords.desk.called
    return [`${at} ${current.number}`, line, window.label]
  }
  switch (window.service.at) {
    case 'open':
      return [line, window.label]
    case 'paused':
      return [deskWords.desk.paused, line, window.label]
    case 'closed':
      return [deskWords.desk.closed, window.label]
  }
}
