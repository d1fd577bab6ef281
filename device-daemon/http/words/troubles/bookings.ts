import type { AgentTrouble } from '#daemon/desks/bookings/roster-troubles.ts'
import type { TroubleWords } from './words.ts'

export function bookingAgentWords({ named, why }: AgentTrouble): TroubleWords {
  const [is, mend] = {
    'no-account': ['没有账号', '给这个人建一个账号（姓名要一样）'],
    disabled: ['账号停用了', '恢复这个账号'],
  }[why]
  return {
    urgency: 'soon',
    brief: '上门的人派不了',
    words: `上门办理的名单里写的是“${named}”，这个人${is}，约上门时不会派给这个人；别人也不去的时段，群众约不上。`,
    remedy: `请站长${mend}，或者在站点设置的“上门和预约”里换一个人。`,
    place: { panel: 'station', open: 'bookings' },
  }
}
