import { words } from './words/frame.ts'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'

type BarPlace = 'first' | 'home' | 'size' | 'read' | 'call'
export type BarItem = {
  place: BarPlace
  icon: IconName
  text: string
  /** Where the resident is already: shown as a sign, not as something to touch. */
  here?: boolean
  /** What it stands for is being done. */
  doing?: 'under-way' | undefined
  onPress: () => void
}

type Props = { items: readonly BarItem[]; codes: readonly string[] }

/** Always in the same place. The place that no capability fills yet holds what staff may want to know. */
export function Bar({ items, codes }: Props) {
  return (
    <nav class="bar" aria-label={words.bar.label}>
      {items.map(({ place, icon, text, here, doing, onPress }) =>
        here ? (
          <p key={place} class="bar-here" data-place={place} aria-current="page">
            <Icon name={icon} />
            {text}
          </p>
        ) : (
          <TouchButton key={place} class="bar-button" data-place={place} data-doing={doing} onPress={onPress}>
            <Icon name={icon} />
            <span>{text}</span>
          </TouchButton>
        ),
      )}
      <p class="bar-staff">{words.bar.staff(codes)}</p>
    </nav>
  )
}
