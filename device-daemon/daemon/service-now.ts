import type { ServiceQueue, ServiceRules, ServiceWindow } from '#daemon/content/rules/rules.ts'
import { leftOver } from '#daemon/domain/queue/left-over.ts'
import type { QueueRules } from '#daemon/domain/queue/rules.ts'
import type { QueueState } from '#daemon/domain/queue/state.ts'
import { restingOn } from './resting-on.ts'

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
  let stateNow: (() => QueueState) | null = null
  // Asked for many times at every command.
  const now = restingOn(() => [published(), rulesOf(), stateNow?.() ?? null], withLeftOver)

  /** `state`: null until the station is open. */
  function withLeftOver(service: ServiceRules, rules: QueueRules, state: QueueState | null) {
    for (const window of service.windows) windowsSeen.set(window.id, window)
    for (const queue of service.queues) queuesSeen.set(queue.id, queue)
    const gone = state === null ? { windows: [], queues: [] } : leftOver(state, rules)
    if (gone.windows.length + gone.queues.length === 0) return { service, rules }
    const windows = gone.windows.map((id) => windowsSeen.get(id) ?? { id, label: id })
    const queues = gone.queues.map(({ id, letter }) => ({
      id,
      name: queuesSeen.get(id)?.name ?? id,
      letter,
      dailyQuota: 0,
      windows: rules.windows,
    }))
    return {
      service: { ...service, windows: [...service.windows, ...windows] },
      rules: {
        ...rules,
        windows: [...rules.windows, ...gone.windows],
        queues: [...rules.queues, ...queues],
      },
    }
  }

  return {
    follow(state) {
      stateNow = state
    },
    service: () => now().service,
    rules: () => now().rules,
  }
}
