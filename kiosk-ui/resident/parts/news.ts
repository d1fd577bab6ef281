import type { NoticeEntry, NoticesReply } from '#contract/notice.ts'

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
