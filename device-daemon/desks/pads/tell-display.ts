import type { WindowDisplays } from '#daemon/desks/windows/window-displays.ts'
import type { WindowDisplayView } from '#daemon/devices/ports.ts'
import type { PadDesk, PadRefusal } from './pad-desk.ts'

type Uncounted = Extract<WindowDisplayView, { at: 'uncounted' }>

/** A pad says nothing itself: the display of its window tells a clerk without a screen why a press did not count. */
export function tellByDisplay(
  pads: Pick<PadDesk, 'onRefused'>,
  displays: Pick<WindowDisplays, 'tell'>,
): void {
  pads.onRefused(({ window, refusal }) => displays.tell(window, viewOf(refusal)))
}

const uncounted = (why: Uncounted['why'], number = ''): Uncounted => ({ at: 'uncounted', why, number })

function viewOf(refusal: PadRefusal): WindowDisplayView {
  switch (refusal.at) {
    case 'call-not-counted': {
      const { number, calls, secondsBetweenCalls: seconds } = refusal
      return { at: 'too-soon', number, calls, asked: 'recall', seconds }
    }
    case 'window-closed':
      return uncounted('window-closed')
    case 'unknown-pad-clerk':
      return uncounted('no-clerk')
    case 'no-ticket-here':
      return uncounted('no-ticket')
    case 'unavailable':
      return uncounted('not-kept')
    case 'refused':
      return ofQueue(refusal.refusal)
  }
}

function ofQueue(refusal: Extract<PadRefusal, { at: 'refused' }>['refusal']): WindowDisplayView {
  if (refusal.code === 'nobody-waiting') return uncounted('nobody-waits')
  if (refusal.code === 'window-busy') return uncounted('busy', refusal.number)
  if (refusal.code === 'wrong-state' && refusal.why === 'called-just-now') {
    const { number, calls, seconds } = refusal
    return { at: 'too-soon', number, calls, asked: 'no-show', seconds }
  }
  if (refusal.code === 'wrong-state' && refusal.why === 'too-few-calls') {
    const { number, calls, needed } = refusal
    return { at: 'too-few-calls', number, calls, needed }
  }
  return uncounted('not-now')
}
