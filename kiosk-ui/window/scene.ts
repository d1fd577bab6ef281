import type { WindowView } from '#contract/window.ts'

/** What happens at this window. A `paused` window may still be serving a ticket. */
export type Scene =
  | { at: 'called' | 'serving'; number: string }
  | { at: 'free' | 'closed' }
  | { at: 'paused'; notice: string; current: WindowView['current'] }

export function sceneOf({ service, current }: WindowView): Scene {
  switch (service.at) {
    case 'closed':
      return { at: 'closed' }
    case 'paused':
      return { at: 'paused', notice: service.notice, current }
    case 'open':
      return current ? { at: current.at, number: current.number } : { at: 'free' }
  }
}
