import { useState } from 'preact/hooks'
import type { FeedbackClosing, FeedbackView, FeedbackViewReply } from '#contract/feedback.ts'
import type { Reply } from '../../link/ask.ts'
import { newCommandId } from '../../link/command-id.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import { words as shared } from '../../words/feedback.ts'
import type { Admin } from '../admin.ts'
import { words } from './words.ts'

type Props = { admin: Admin; one: FeedbackView; onChanged: (next: FeedbackView) => void }

const CLOSINGS: readonly FeedbackClosing[] = ['mended', 'checked', 'same-as-another', 'not-clear']
/** As much as the daemon takes; see the contract. */
export const REPLY_LONGEST = 400
const NAME_LONGEST = 40

/** A written reply; or it is right, or for others to answer, or over without a word of one's own. */
export function Answering({ admin: { api }, one: { id, state }, onChanged }: Props) {
  const { asked, ask } = useAsk()
  const [text, setText] = useState('')
  const params = { id }
  const press = (question: () => Promise<Reply<FeedbackViewReply>>, said: string) =>
    void ask(question, (reply) => {
      onChanged(reply.feedback)
      return said
    })
  const reply = () => {
    const body = { commandId: newCommandId(), text }
    press(() => api.ask('POST /api/feedback/:id/reply', { params, body }), words.reply.sent)
  }
  const confirm = () => {
    const body = { commandId: newCommandId() }
    press(() => api.ask('POST /api/feedback/:id/confirm', { params, body }), words.confirm.done)
  }
  const close = (why: FeedbackClosing) => {
    const body = { commandId: newCommandId(), why }
    press(() => api.ask('POST /api/feedback/:id/close', { params, body }), words.close.done)
  }
  return (
    <section class="feedback-answering">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          reply()
        }}
      >
        <label>
          {words.reply.label}
          <textarea
            required
            rows={3}
            maxLength={REPLY_LONGEST}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <p class="feedback-hint">{words.reply.hint}</p>
        <div class="feedback-acts">
          <button type="submit" class="go" disabled={asked.at === 'asking'}>
            {words.reply.send}
          </button>
          {state !== 'confirmed' && (
            <TouchButton disabled={asked.at === 'asking'} onPress={confirm}>
              {words.confirm.act}
            </TouchButton>
          )}
        </div>
      </form>
      <AskedWords asked={asked} />
      <fieldset>
        <legend>{words.close.title}</legend>
        <div class="feedback-acts">
          {CLOSINGS.map((why) => (
            <TouchButton key={why} disabled={asked.at === 'asking'} onPress={() => close(why)}>
              <span>
                {words.close.closings[why]}
                <small>{words.close.sends(shared.closings[why])}</small>
              </span>
            </TouchButton>
          ))}
        </div>
      </fieldset>
      <HandOn
        onSend={(to, phone) => {
          const body = { commandId: newCommandId(), to, phone }
          press(() => api.ask('POST /api/feedback/:id/hand-on', { params, body }), words.handOn.done)
        }}
      />
    </section>
  )
}

function HandOn({ onSend }: { onSend: (to: string, phone: string) => void }) {
  const [to, setTo] = useState('')
  const [phone, setPhone] = useState('')
  return (
    <form
      class="feedback-hand-on"
      onSubmit={(event) => {
        event.preventDefault()
        onSend(to, phone)
      }}
    >
      <fieldset>
        <legend>{words.handOn.title}</legend>
        <label>
          {words.handOn.to}
          <input
            required
            maxLength={NAME_LONGEST}
            value={to}
            onInput={(event) => setTo(event.currentTarget.value)}
          />
        </label>
        <label>
          {words.handOn.phone}
          <input
            required
            maxLength={NAME_LONGEST}
            value={phone}
            onInput={(event) => setPhone(event.currentTarget.value)}
          />
        </label>
        <button type="submit">{words.handOn.send}</button>
      </fieldset>
    </form>
  )
}
