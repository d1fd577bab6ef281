import type { FoundWording, GuideEntry } from '#contract/guide.ts'
import { Marked } from './marked.tsx'
import { words } from './words/domains.ts'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'

type Props = {
  item: GuideEntry
  /** The words by which it was found, where it was looked for. */
  found?: FoundWording | null
  onPress: () => void
}

/**
 * An errand in a list: the name people use, under it the official one or what else people call it, and whether it cannot
 * be done here now.
 */
export function ErrandRow({ item, found = null, onPress }: Props) {
  const { plainTitle, name, suspended, noTicket } = item
  const mark = suspended !== null ? words.suspended : noTicket !== null ? words.noTicket : null
  const otherwise = found && found.text !== plainTitle && found.text !== name ? found.text : null
  return (
    <TouchButton class="row" onPress={onPress}>
      <span class="row-title">
        <Marked text={plainTitle} found={found} />
      </span>
      <span class="row-name">
        {otherwise !== null && words.alsoSaid}
        <Marked text={otherwise ?? name} found={found} />
      </span>
      {mark ? <span class="mark">{mark}</span> : <ScreenIcon name="arrow" />}
    </TouchButton>
  )
}
