import { dayFrom } from '../../words/days.ts'
import type { App } from '../shell/app.ts'
import { words } from './words/when-opens.ts'

/** When the station takes people again, in words; where it does not know, where to look. */
export function whenOpens(app: App): string {
  const { current } = app.model.value
  const today = app.clock.value?.day ?? current.now.slice(0, 10)
  const opensAt = current.opening.at === 'closed' ? current.opening.opensAt : null
  return opensAt ? words.next(dayFrom(today, opensAt.day), opensAt.time) : words.unknown
}
