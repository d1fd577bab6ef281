import type { BoardClassView, NoticeEntry, NoticesReply } from '#contract/notice.ts'
import type { App } from '../../shell/app.ts'

/** The first classes of every board, as 安政办〔2020〕36号 二（二）6 names them. */
export const ALWAYS = 5

/** A class of its own notices, or the catalogue, which is read as guides. */
export function openClass(app: App, { name, opens }: BoardClassView): void {
  app.open(opens === 'catalogue' ? { at: 'guides' } : { at: 'board-class', name })
}

/**
 * What is news, newest first: everything that comes and goes. What always hangs is found in its class; that of the
 * catalogue's classes, which open the guides, has its only place here.
 */
export function newsOf({ classes, notices }: NoticesReply): NoticeEntry[] {
  const catalogues = new Set(classes.filter(({ opens }) => opens === 'catalogue').map(({ name }) => name))
  return [
    ...notices.filter(({ kind }) => kind !== '长期公开'),
    ...notices.filter(({ kind, class: className }) => kind === '长期公开' && catalogues.has(className)),
  ]
}
