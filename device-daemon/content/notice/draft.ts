import type { NoticeDraft } from '#contract/notice.ts'
import type { Finding } from '../check/finding.ts'
import { isRealDay } from '../check/real-day.ts'
import { isRecord } from '../check/shape.ts'
import { type BoardClass, type BoardNotice, boardAt, latestForIdle, noticeAt } from './board.ts'
import { readMarkdown } from './markdown.ts'

/** Stands in the place of what may not be published, so that it is not even seen in a preview. */
const WITHHELD = '这里要改，不上屏'
/** A line that is taken out may leave another one that cannot stand without it. */
const MOST_TRIES = 4

type Hung = { classes: readonly BoardClass[]; notices: readonly BoardNotice[] }

/**
 * What the screens would show of a notice that is still being written, among all others, on the first day on which it
 * hangs. What blocks its publication is withheld. `named` gives it the publisher that people read. Null while it is in no
 * class.
 */
export function draftOf(
  { id, value, findings }: { id: string; value: unknown; findings: readonly Finding[] },
  { classes, notices }: Hung,
  today: string,
  named: (notice: BoardNotice) => BoardNotice = (notice) => notice,
): NoticeDraft | null {
  if (!isRecord(value)) return null
  const of = classes.find((one) => one.id === value['class'])
  if (of === undefined) return null
  const blocked = (path: string) => findings.some((found) => found.blocks && found.path[0] === path)
  const text = (field: string): string => {
    const written = value[field]
    return typeof written !== 'string' || written === '' ? '' : blocked(field) ? WITHHELD : written
  }
  const day = (field: string): string | null => {
    const written = value[field]
    return typeof written === 'string' && isRealDay(written) ? written : null
  }
  const from = day('publishedAt')
  const until = day('until')
  const { objection } = value
  const draft: BoardNotice = {
    id,
    class: of.id,
    title: text('title'),
    publisher: text('publisher'),
    publishedAt: { at: 'day', day: from ?? today },
    until: until === null || (from !== null && until < from) ? null : { at: 'day', day: until },
    objection: isRecord(objection) ? objectionOf(objection) : null,
    sample: value['sample'] === true,
    pinned: value['pinned'] === true,
    urgent: value['urgent'] === true,
    source: text('source') || null,
    official: isRecord(value['official']) ? officialOf(value['official']) : null,
    blocks: blocksOf(value['body'], findings, of),
  }
  // One that is over is looked at as it was on its last day.
  const latest = until !== null && until < today ? until : today
  const on = from !== null && from > today ? from : latest
  const all = [...notices.filter((other) => other.id !== id), named(draft)]
  const notice = noticeAt(classes, all, on, id)
  if (notice === undefined) return null
  const board = boardAt(classes, all, on)
  return { notice, board: { today: on, ...board, latest: latestForIdle(board) }, day: on }
}

function officialOf(written: Record<string, unknown>): BoardNotice['official'] {
  const { issuer, number } = written
  if (typeof issuer !== 'string') return null
  return typeof number === 'string' ? { issuer, number } : { issuer }
}

function objectionOf(written: Record<string, unknown>): BoardNotice['objection'] {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return {
    contact: text(written['contact']),
    phone: text(written['phone']),
    place: text(written['place']),
  }
}

function blocksOf(body: unknown, findings: readonly Finding[], { masking }: BoardClass) {
  const lines = typeof body === 'string' ? body.split('\n') : []
  for (const { path, blocks } of findings) {
    const [field, line] = path
    if (blocks && field === 'body' && typeof line === 'number') withhold(lines, line)
  }
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { blocks, faults } = readMarkdown(lines.join('\n'), 0, { bold: masking.length === 0 })
    if (faults.length === 0) return blocks
    for (const { line } of faults) withhold(lines, line)
  }
  return []
}

/** A row of a table keeps its cells, so that the table stays one. */
function withhold(lines: string[], line: number): void {
  const written = lines[line]
  if (written === undefined) return
  const cells = /^\s*\|/.test(written)
    ? written
        .trim()
        .replace(/\|$/, '')
        .split(/(?<!\\)\|/).length - 1
    : 0
  lines[line] = cells > 0 ? `| ${WITHHELD} |${' |'.repeat(cells - 1)}` : WITHHELD
}
