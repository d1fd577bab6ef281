import type { BoardClassView } from '#contract/notice.ts'
import type { App } from '../../shell/app.ts'

/** The first classes of every board, as 安政办〔2020〕36号 二（二）6 names them. */
export const ALWAYS = 5

/** A class of its own notices, or the catalogue, which is read as guides. */
export function openClass(app: App, { name, opens }: BoardClassView): void {
  app.open(opens === 'catalogue' ? { at: 'guides' } : { at: 'board-class', name })
}
