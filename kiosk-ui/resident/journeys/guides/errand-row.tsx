import type { GuideEntry } from '#contract/guide.ts'
import { words } from './words/domains.ts'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'

/** An errand in a list: the name people use, under it the official one, and whether it cannot be done here now. */
export function ErrandRow({ item, onPress }: { item: GuideEntry; onPress: () => void }) {
  const { plainTitle, name, suspended, noTicket } = item
  const mark = suspended !== null ? words.suspended : noTicket !== null ? words.noTicket : null
  return (
    <TouchButton class="row" onPress={onPress}>
      <span class="row-title">{plainTitle}</span>
      <span class="row-name">{name}</span>
      {mark ? <span class="mark">{mark}</span> : <ScreenIcon name="arrow" />}
    </TouchButton>
  )
}
