import { useEffect, useState } from 'preact/hooks'
import type { FeedbackReply, FeedbackView } from '#contract/feedback.ts'
import { untilAnswered } from '../../link/until-answered.ts'
import type { Admin } from '../admin.ts'

type Listed = {
  listed: FeedbackReply | null
  /** Shows one as a press on this page has left it. */
  show(next: FeedbackView): void
  /** Asks for older ones that are over. */
  more(): void
}

/** What residents told the station, read again whenever something is told or done; `notice`: about that one alone. */
export function useFeedback({ api, told }: Admin, notice: string | null): Listed {
  const [listed, setListed] = useState<FeedbackReply | null>(null)
  const moved = told.value
  useEffect(() => {
    const left = new AbortController()
    const read = async () => {
      const reply = await untilAnswered(
        () =>
          notice === null
            ? api.ask('GET /api/feedback', { params: {} })
            : api.ask('GET /api/feedback?notice=:notice', { params: { notice } }),
        left.signal,
      )
      if (reply.at === 'ok' && !left.signal.aborted) setListed(reply.value)
    }
    void read()
    return () => left.abort()
  }, [moved, notice])
  return {
    listed,
    show: (next) => setListed((now) => now && withOne(now, next)),
    async more() {
      if (!listed || listed.before === null) return
      const params = { before: String(listed.before) }
      const reply = await api.ask('GET /api/feedback?before=:before', { params })
      if (reply.at !== 'ok') return
      const { over, before } = reply.value
      setListed((now) => now && { ...now, over: [...now.over, ...over], before })
    },
  }
}

const isOver = ({ state }: FeedbackView) => state === 'answered' || state === 'closed'

/** One that is over moves to the others that are, and stays where it is otherwise. */
function withOne(listed: FeedbackReply, next: FeedbackView): FeedbackReply {
  const put = (list: readonly FeedbackView[]) => list.map((one) => (one.id === next.id ? next : one))
  const wasOpen = listed.open.some(({ id }) => id === next.id)
  return wasOpen && isOver(next)
    ? { ...listed, open: listed.open.filter(({ id }) => id !== next.id), over: [next, ...listed.over] }
    : { ...listed, open: put(listed.open), over: put(listed.over) }
}
