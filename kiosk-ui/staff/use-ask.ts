import { useState } from 'preact/hooks'
import type { Reply } from '../link/ask.ts'
import { words } from './words.ts'

/** How far a form has got. `said`: words of success or refusal. */
export type Asked = { at: 'idle' } | { at: 'asking' } | { at: 'done' | 'refused'; said: string }

type Ask = <Value>(question: () => Promise<Reply<Value>>, done: (value: Value) => string) => Promise<void>

/** One question of a form at a time; `done` gives the words of success. */
export function useAsk(): { asked: Asked; ask: Ask; refuse(said: string): void } {
  const [asked, setAsked] = useState<Asked>({ at: 'idle' })
  return {
    asked,
    refuse: (said) => setAsked({ at: 'refused', said }),
    async ask(question, done) {
      if (asked.at === 'asking') return
      setAsked({ at: 'asking' })
      const reply = await question()
      if (reply.at === 'ok') setAsked({ at: 'done', said: done(reply.value) })
      else setAsked({ at: 'refused', said: reply.at === 'refused' ? reply.problem.detail : words.noAnswer })
    },
  }
}
