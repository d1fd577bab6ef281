import type { FastifyReply } from 'fastify'
import type { Clock } from '#daemon/clock.ts'
import { frameOf, openEventStream } from './event-stream.ts'
import type { ViewTopic } from './topic.ts'

export type ViewStream<Who extends object> = {
  join(reply: FastifyReply, who: Who): void
  end(who: Who): void
  /** In the order in which they came. */
  listeners(): Who[]
  close(): void
}

/**
 * Tells each listener one view, whole: at once, when it has changed, and every 15 s. A browser hides comments from its
 * page, so what shows that the wire still holds is the view itself.
 */
export function openViewStream<Who extends object, View extends object>(
  clock: Pick<Clock, 'after'>,
  topic: ViewTopic<Who, View>,
): ViewStream<Who> {
  const { backlogMaxBytes } = topic
  const stream = openEventStream<Who>(clock, {
    beat: () => tellAll('all'),
    ...(backlogMaxBytes === undefined ? {} : { backlogMaxBytes }),
  })
  const told = new WeakMap<Who, string>()
  let cancelTell: (() => void) | undefined

  /** `news`: only if something has changed. */
  function tell(who: Who, what: 'news' | 'all'): void {
    const view = topic.snapshot(who)
    if (view === undefined) {
      stream.sendTo(who, frameOf({ event: 'over', data: {} }))
      stream.end(who)
      return
    }
    const reads = JSON.stringify(topic.news?.(view) ?? view)
    if (what === 'news' && reads === told.get(who)) return
    told.set(who, reads)
    stream.sendTo(who, frameOf({ event: topic.name, data: view }))
  }

  function tellAll(what: 'news' | 'all'): void {
    for (const who of stream.listeners()) tell(who, what)
  }

  const unsubscribe = topic.onChanged(() => {
    if (stream.listeners().length === 0) return
    cancelTell ??= clock.after(topic.gatherMs, () => {
      cancelTell = undefined
      tellAll('news')
    })
  })

  return {
    join(reply, who) {
      stream.join(reply, who)
      tell(who, 'all')
    },
    end: stream.end,
    listeners: stream.listeners,
    close() {
      unsubscribe()
      cancelTell?.()
      stream.close()
    },
  }
}
