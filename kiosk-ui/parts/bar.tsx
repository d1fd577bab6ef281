import { words } from '../words/home.ts'
import { Icon, type IconName } from './icon.tsx'
import { TouchButton } from './touch-button.tsx'

type BarPlace = 'first' | 'home' | 'size' | 'read'
export type BarItem = {
  place: BarPlace
  icon: IconName
  text: string
  /** Where the resident is already: shown as a sign, not as something to touch. */
  here?: boolean
  onPress: () => void
}

type Props = { items: readonly BarItem[]; phone: string; codes: readonly string[] }

/** Always in the same place. The places that no capability fills yet hold where to find a person. */
export function Bar({ items, phone, codes }: Props) {
  return (
    <nav class="bar" aria-label={words.bar.label}>
      {items.map(({ place, icon, text, here, onPress }) =>
        here ? (
          <p key={place} class="bar-here" data-place={place} aria-current="page">
            <Icon name={icon} />
            {text}
          </p>
        ) : (
          <TouchButton key={place} class="bar-button" data-place={place} onPress={onPress}>
            <Icon name={icon} />
            <span>{text}</span>
          </TouchButton>
        ),
      )}
      <p class="bar-help">
        <b>{words.bar.help}</b>
        <span>{words.bar.phone(phone)}</span>
        <small>{words.bar.staff(codes)}</small>
      </p>
    </nav>
  )
}
