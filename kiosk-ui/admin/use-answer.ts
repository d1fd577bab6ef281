import { useEffect, useState } from 'preact/hooks'
import type { Reply } from '../link/ask.ts'
import { untilAnswered } from '../link/until-answered.ts'

/** What the daemon says each time a page opens, and again when `about` changes; null until it is there. */
export function useAnswer<Value>(read: () => Promise<Reply<Value>>, about: unknown): Value | null {
  const [value, setValue] = useState<Value | null>(null)
  useEffect(() => {
    const left = new AbortController()
    async function ask(): Promise<void> {
      const reply = await untilAnswered(read, left.signal)
      if (reply.at === 'ok' && !left.signal.aborted) setValue(reply.value)
    }
    void ask()
    return () => left.abort()
  }, [about])
  return value
}
