import type { ClerkPlate, WindowView } from '#contract/window.ts'
import { recordOf } from '#daemon/domain/queue/line.ts'
import { windowDay } from '#daemon/domain/queue/places.ts'
import type { QueueState } from '#daemon/domain/queue/state.ts'

/** A window as station.yaml describes it. */
export type WindowProfile = {
  id: string
  label: string
  title: string
  department?: string
  services?: readonly string[]
}

/** Every window as the hall and its own screen show it, in the order of station.yaml. */
export function windowViews(
  state: QueueState,
  windows: readonly WindowProfile[],
  plateOf: (clerkId: string) => ClerkPlate | undefined,
): WindowView[] {
  return windows.map(({ id, label, title, department, services }) => {
    const { service, busyWith } = windowDay(state, id)
    return {
      id,
      label,
      title,
      department: department ?? '',
      services: [...(services ?? [])],
      service,
      clerk: service.at === 'closed' ? null : (plateOf(service.clerk) ?? null),
      current: busyWith === null ? null : currentOf(state, busyWith),
    }
  })
}

function currentOf(state: QueueState, ticketId: string): WindowView['current'] {
  const { number, state: now } = recordOf(state.tickets, ticketId)
  switch (now.at) {
    case 'called':
      return { ticketId, number, at: 'called', since: now.calledAt }
    case 'serving':
      return { ticketId, number, at: 'serving', since: now.startedAt }
    case 'waiting':
    case 'held':
    case 'done':
    case 'no-show':
    case 'cancelled':
      throw new Error(`a window holds ${ticketId}, which is ${now.at}`)
  }
}
