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

/** Always in the same place, in every mode. */
export function Bar({ items }: { items: readonly BarItem[] }) {
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
    </nav>
  )
}
