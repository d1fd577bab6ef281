import type { PadRefusal } from '#daemon/desks/pads/pad-desk.ts'
import { queueRefusalWords } from './queue.ts'

/** A pad has one key for each, and no place to write why. */
export const padReasons = { held: '暂时放下', back: '回来了', missed: '刚才没听见' }

/** What the clerk of a window reads where a press on its caller pad did not count. */
export function padRefusalWords(refusal: PadRefusal): string {
  switch (refusal.at) {
    case 'window-closed':
      return '窗口没有开，叫号器按了不算。请先在电脑上开窗。'
    case 'unknown-pad-clerk':
      return '站点设置里给这个叫号器写的人没有账号，或者停用了。请问站长。'
    case 'no-ticket-here':
      return '窗口手上没有号，叫号器的这个键按了不算。'
    case 'refused':
      return queueRefusalWords(refusal.refusal, 'staff')
    case 'call-not-counted':
      return `${refusal.number} 又念一遍，离上一遍太近，不算，现在叫了 ${refusal.calls} 遍。念完再等 ${refusal.secondsBetweenCalls} 秒叫的才算。`
    case 'unavailable':
      return '叫号器刚才按的没有存好，请再按一次。'
  }
}
