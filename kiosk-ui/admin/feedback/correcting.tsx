import { useState } from 'preact/hooks'
import type { FeedbackView } from '#contract/feedback.ts'
import { newCommandId } from '../../link/command-id.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import type { Admin } from '../admin.ts'
import { words } from './words.ts'

type Props = {
  admin: Admin
  one: FeedbackView
  /** As much as the daemon takes; see the contract. */
  longest: number
  onChanged: (next: FeedbackView) => void
}

/** A reply that was wrong is put right in the open: its first words stay beside the new ones. */
export function Correcting({ admin: { api }, one: { id, acts }, longest, onChanged }: Props) {
  const { asked, ask } = useAsk()
  const [text, setText] = useState<string | null>(null)
  if (text === null) {
    const last = acts.findLast(({ at }) => at === 'answered' || at === 'answer-corrected')
    const begun = last !== undefined && 'text' in last ? last.text : ''
    return (
      <div class="feedback-acts">
        <TouchButton data-act="correct-reply" onPress={() => setText(begun)}>
          {words.correct.open}
        </TouchButton>
        <AskedWords asked={asked} />
      </div>
    )
  }
  return (
    <form
      class="feedback-answering"
      onSubmit={(event) => {
        event.preventDefault()
        const body = { commandId: newCommandId(), text }
        void ask(
          () => api.ask('POST /api/feedback/:id/correct', { params: { id }, body }),
          (reply) => {
            setText(null)
            onChanged(reply.feedback)
            return words.correct.sent
          },
        )
      }}
    >
      <label>
        {words.correct.label}
        <textarea
          required
          rows={3}
          maxLength={longest}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p class="feedback-hint">{words.correct.hint}</p>
      <div class="feedback-acts">
        <button type="submit" class="go" disabled={asked.at === 'asking'}>
          {words.correct.send}
        </button>
      </div>
      <AskedWords asked={asked} />
    </form>
  )
}
