import type { DonePlace } from '#contract/todo.ts'

/** Where /admin opens a panel, and what is to be open in it. */
export function hrefOf({ panel, open }: DonePlace): string {
  // Cases and bookings are worked on at the desk.
  if (panel === 'cases' || panel === 'bookings') return `/clerk#${panel}/${encodeURIComponent(open ?? '')}`
  return open === null ? `#${panel}` : `#${panel}/${open.split('/').map(encodeURIComponent).join('/')}`
}
