import { Pictogram } from '../../parts/icon.tsx'
import { words } from './words/card-reminder.ts'
import type { App } from '../shell/app.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'

const CARD = 'M4 8h24v16H4zM8 13h9M8 17h6M20 12h4v6h-4z'

/** Reminds of a card on the reader until the reader says that it was taken. */
export function CardReminder({ app, note }: { app: App; note?: string }) {
  const card = app.card.value
  if (card.at === 'none') return null
  return (
    <output class="card-reminder">
      <Pictogram path={CARD} />
      <span>
        {/* Whose card it is need not be called into the hall. */}
        <b data-say={words.perhaps}>{card.at === 'lying' ? words.lying(card.maskedName) : words.perhaps}</b>
        {note !== undefined && <span>{withWholeWords(note)}</span>}
      </span>
    </output>
  )
}
