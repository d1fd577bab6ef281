import type { PadClerkTrouble } from '#daemon/desks/pads/pad-clerks.ts'
import type { TroubleWords } from './words.ts'

export function padClerkWords({ window, named, why }: PadClerkTrouble): TroubleWords {
  const [is, mend] = {
    'no-account': ['没有账号', '给他建一个账号（名字要一样）'],
    disabled: ['账号停用了', '恢复这个账号'],
  }[why]
  return {
    urgency: 'soon',
    brief: '叫号器用不了',
    words: `${window}的叫号器写的是“${named}”，这个人${is}，窗口关着时按叫号器开不了窗。`,
    remedy: `请站长${mend}，或者在站点设置里给这个窗口换一个人。在电脑上开窗，叫号器照常能用。`,
  }
}
