import { words } from './words/frame.ts'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'

type BarPlace = 'back' | 'home' | 'size' | 'read' | 'sit' | 'call'
export type BarItem = {
  place: BarPlace
  icon: IconName
  text: string
  /** Where the resident is already: shown as a sign, not as something to touch. */
  here?: boolean
  /** A mode that is chosen. */
  on?: boolean
  /** What it stands for is being done. */
  doing?: 'under-way' | undefined
  onPress: () => void
}

/** Six places that mean the same on every screen, in every mode; one that leads nowhere now stays empty. */
export function Bar({ items }: { items: readonly BarItem[] }) {
  return (
    <nav class="bar" aria-label={words.bar.label}>
      {items.map(({ place, icon, text, here, on, doing, onPress }) =>
        here ? (
          <p key={place} class="bar-here" data-place={place} aria-current="page">
            <Icon name={icon} />
            {text}
          </p>
        ) : (
          <TouchButton
            key={place}
            class="bar-button"
            data-place={place}
            data-doing={doing}
            aria-pressed={on}
            onPress={onPress}
          >
            <Icon name={icon} />
            <span>{text}</span>
          </TouchButton>
        ),
      )}
    </nav>
  )
}
