import type { WindowDisplays } from '#daemon/desks/windows/window-displays.ts'
import type { WindowDisplayView } from '#daemon/devices/ports.ts'
import type { PadDesk, PadRefusal } from './pad-desk.ts'

/** A pad says nothing itself: the display of its window tells a clerk without a screen what was pressed too soon. */
export function tellTooSoon(pads: Pick<PadDesk, 'onRefused'>, displays: Pick<WindowDisplays, 'tell'>): void {
  pads.onRefused(({ window, refusal }) => {
    const view = tooSoon(refusal)
    if (view !== undefined) displays.tell(window, view)
  })
}

function tooSoon(refusal: PadRefusal): WindowDisplayView | undefined {
  if (refusal.at === 'call-not-counted') {
    const { number, calls, secondsBetweenCalls: seconds } = refusal
    return { at: 'too-soon', number, calls, asked: 'recall', seconds }
  }
  if (refusal.at !== 'refused' || refusal.refusal.code !== 'wrong-state') return undefined
  if (refusal.refusal.why !== 'called-just-now') return undefined
  const { number, calls, seconds } = refusal.refusal
  return { at: 'too-soon', number, calls, asked: 'no-show', seconds }
}
