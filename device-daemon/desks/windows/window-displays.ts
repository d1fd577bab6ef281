import type { WindowDisplay, WindowDisplayView } from '#daemon/devices/ports.ts'
import type { Station } from '#daemon/station.ts'
import type { WindowProfile } from './window-views.ts'
import { windowViews } from './window-views.ts'

/**
 * Keeps the display of every window at what the window does now. A display is told a state, so a change that was missed
 * while it was away is made good by the next one.
 */
export function openWindowDisplays(parts: {
  station: Pick<Station, 'state' | 'onEntries'>
  windows: readonly WindowProfile[]
  displayFor(windowId: string): WindowDisplay | undefined
}): { close(): void } {
  const { station, windows, displayFor } = parts

  function show(): void {
    for (const view of windowViews(station.state().queue, windows, () => undefined)) {
      displayFor(view.id)?.show(displayView(view))
    }
  }

  show()
  return { close: station.onEntries(show) }
}

function displayView({ label, service, current }: ReturnType<typeof windowViews>[number]): WindowDisplayView {
  // The resident at the window is still served, although the clerk has put up 暂停服务 for the next ones.
  if (current !== null) return { at: current.at, number: current.number, label }
  switch (service.at) {
    case 'closed':
      return { at: 'closed' }
    case 'open':
      return { at: 'free', label }
    case 'paused':
      return { at: 'paused', label, notice: service.notice }
  }
}
