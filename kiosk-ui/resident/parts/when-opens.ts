import { dayFrom } from '../../words/days.ts'
import type { App } from '../shell/app.ts'
import { words } from './words/when-opens.ts'

/** When the station takes people again, in words; where it does not know, where to look. */
export function whenOpens(app: App): string {
  const next = opens(app)
  return next ? words.next(dayFrom(next.today, next.day), next.time) : words.unknown
}

/** Why a station that is closed gives no number now, in words. */
export function closedTitle(app: App): string {
  const next = opens(app)
  if (!next) return words.title.unknown
  return next.day === next.today ? words.title.today : words.title.later
}

/** Days are YYYY-MM-DD, `time` HH:MM; null where the station does not know. */
function opens(app: App): { today: string; day: string; time: string } | null {
  const { now, opening } = app.model.value.current
  const opensAt = opening.at === 'closed' ? opening.opensAt : null
  return opensAt && { today: app.clock.value?.day ?? now.slice(0, 10), ...opensAt }
}
