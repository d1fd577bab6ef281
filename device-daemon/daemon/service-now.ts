import type { ServiceQueue, ServiceRules, ServiceWindow } from '#daemon/content/rules/rules.ts'
import { leftOver } from '#daemon/domain/queue/left-over.ts'
import type { QueueRules, QueueState } from '#daemon/domain/queue/types.ts'

/** Windows and queues as people meet them now. */
type ServiceNow = {
  service(): ServiceRules
  rules(): QueueRules
  /** From here on it is known who waits where. */
  follow(state: () => QueueState): void
}

/**
 * Windows and queues as they are published, and behind them those that were taken away while people were still there: a
 * queue gives no more numbers and is called by every window; a window ends what it has begun, and closes.
 */
export function serviceNow(published: () => ServiceRules, rulesOf: () => QueueRules): ServiceNow {
  const windowsSeen = new Map<string, ServiceWindow>()
  const queuesSeen = new Map<string, ServiceQueue>()
  let seen: ServiceRules | null = null
  let stateNow: (() => QueueState) | null = null

  function left() {
    const service = published()
    if (service !== seen) {
      seen = service
      for (const window of service.windows) windowsSeen.set(window.id, window)
      for (const queue of service.queues) queuesSeen.set(queue.id, queue)
    }
    const gone = stateNow === null ? null : leftOver(stateNow(), rulesOf())
    return gone === null || gone.windows.length + gone.queues.length === 0 ? null : gone
  }

  return {
    follow(state) {
      stateNow = state
    },
    service() {
      const gone = left()
      const service = published()
      if (gone === null) return service
      const windows = gone.windows.map((id) => windowsSeen.get(id) ?? { id, label: id })
      return { ...service, windows: [...service.windows, ...windows] }
    },
    rules() {
      const gone = left()
      const rules = rulesOf()
      if (gone === null) return rules
      const queues = gone.queues.map(({ id, letter }) => ({
        id,
        name: queuesSeen.get(id)?.name ?? id,
        letter,
        dailyQuota: 0,
        windows: rules.windows,
      }))
      return {
        ...rules,
        windows: [...rules.windows, ...gone.windows],
        queues: [...rules.queues, ...queues],
      }
    },
  }
}
