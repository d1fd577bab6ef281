import { TouchButton } from '../parts/touch-button.tsx'
import { words } from './words.ts'
import { useQuestion } from './use-question.ts'

type Props = { words: string; disabled?: boolean; onPress: () => void }

/** Acts on another person's account at the second press; the first one asks in its own place. */
export function SurelyButton({ words: said, disabled = false, onPress }: Props) {
  const { armed, surely } = useQuestion()
  const asks = armed === said
  return (
    <TouchButton disabled={disabled} class={asks ? 'surely' : ''} onPress={() => surely(said, onPress)}>
      {asks ? words.surely(said) : said}
    </TouchButton>
  )
}
