import { type Finding, wrong } from '../check/finding.ts'
import { unknownName } from '../check/references.ts'
import { isRecord } from '../check/shape.ts'
import type { WrittenDocument } from '../source.ts'
import type { StationFacts } from '../station/facts.ts'
import { boardClasses, checkNoticeDocument } from './check-notices.ts'

/** A notice that was written in a browser; a file's class is its folder, here it is a field. */
export function checkEditedNotice(
  document: WrittenDocument,
  board: WrittenDocument,
  station: StationFacts,
): readonly Finding[] {
  const { value } = document
  if (!isRecord(value)) return [wrong([], '这里空着，应为一条公开内容')]
  const classes = boardClasses(board)
  const names = classes?.flatMap((of) => of?.name ?? []) ?? null
  const of = value['class']
  const { body } = value
  return [
    ...(typeof of === 'string'
      ? unknownName(['class'], '类别', of, names)
      : [wrong(['class'], '应写明放在哪一类')]),
    ...(body === undefined || typeof body === 'string' ? [] : [wrong(['body'], '正文应为文字')]),
    ...checkNoticeDocument(document, classes, station).findings,
  ]
}
