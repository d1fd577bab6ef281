import type { Clock } from '#daemon/clock.ts'
import type { WindowDisplay, WindowDisplayView } from '#daemon/devices/ports.ts'
import type { Station } from '#daemon/station.ts'
import type { WindowProfile } from './window-views.ts'
import { windowViews } from './window-views.ts'

type View = ReturnType<typeof windowViews>[number]

export type WindowDisplays = {
  /** Shows this for a moment, unless the window does something else meanwhile. */
  tell(windowId: string, view: WindowDisplayView): void
  /** Windows may have other names now. */
  show(): void
  close(): void
}

/** Long enough to look up from the pad and read two lines. */
const TOLD_MS = 4000

/**
 * Keeps the display of every window at what the window does now. A display is told a state, so a change that was missed
 * while it was away is made good by the next one.
 */
export function openWindowDisplays(parts: {
  station: Pick<Station, 'state' | 'onEntries'>
  clock: Pick<Clock, 'after'>
  windows(): readonly Pick<WindowProfile, 'id' | 'label'>[]
  /** How many a window may call. */
  waitingAt(windowId: string): number
  displayFor(windowId: string): WindowDisplay | undefined
}): WindowDisplays {
  const { station, clock, windows, waitingAt, displayFor } = parts
  /** `under`: what the window did when it was told. */
  const told = new Map<string, { view: WindowDisplayView; under: string; cancel(): void }>()

  const viewsNow = (isWanted: (windowId: string) => boolean) =>
    windowViews(
      station.state().queue,
      windows().flatMap(({ id, label }) => (isWanted(id) ? [{ id, label, title: '' }] : [])),
      () => undefined,
    ).map((view) => ({
      id: view.id,
      view: displayView(view, calls(view), waitingAt(view.id)),
    }))

  function calls({ current }: View): number {
    const ticket = current === null ? undefined : station.state().queue.tickets.get(current.ticketId)
    return ticket?.state.at === 'called' ? ticket.state.calls : 0
  }

  function show(): void {
    for (const { id, view } of viewsNow((window) => displayFor(window) !== undefined)) {
      const now = told.get(id)
      if (now?.under === JSON.stringify(view)) continue
      forget(id)
      displayFor(id)?.show(view)
    }
  }

  function forget(id: string): void {
    told.get(id)?.cancel()
    told.delete(id)
  }

  show()
  const unsubscribe = station.onEntries(show)
  return {
    show,
    tell(id, view) {
      const [under] = viewsNow((window) => window === id)
      if (under === undefined) return
      forget(id)
      const cancel = clock.after(TOLD_MS, () => {
        forget(id)
        show()
      })
      told.set(id, { view, under: JSON.stringify(under.view), cancel })
      displayFor(id)?.show(view)
    },
    close() {
      unsubscribe()
      for (const id of told.keys()) forget(id)
    },
  }
}

function displayView({ label, service, current }: View, calls: number, waiting: number): WindowDisplayView {
  // The resident at the window is still served, although the clerk has put up 暂停服务 for the next ones.
  if (current?.at === 'serving') return { at: 'serving', number: current.number, label }
  if (current !== null) return { at: 'called', number: current.number, label, calls }
  switch (service.at) {
    case 'closed':
      return { at: 'closed' }
    case 'open':
      return { at: 'free', label, waiting }
    case 'paused':
      return { at: 'paused', label, notice: service.notice }
  }
}
