import { checkContents } from '#daemon/content/contents.ts'
import { doubtful, type Finding, type Path, pathText, wrong } from '#daemon/content/check/finding.ts'
import { unknownName } from '#daemon/content/check/references.ts'
import { checkShape, isRecord } from '#daemon/content/check/shape.ts'
import { editedDocument, type Which } from '#daemon/content/edited.ts'
import { placeWords } from '#daemon/content/fault.ts'
import { checkBeforePublishing as checkGuideBeforePublishing } from '#daemon/content/guide/check-before-publishing.ts'
import { checkGuide } from '#daemon/content/guide/check-guides.ts'
import { checkBeforePublishing as checkNoticeBeforePublishing } from '#daemon/content/notice/check-before-publishing.ts'
import { boardClasses } from '#daemon/content/notice/check-notices.ts'
import type { WrittenDocument } from '#daemon/content/source.ts'
import { checkErrands } from './check-errands.ts'
import { checkPlaceholders } from './check-placeholders.ts'
import { checkEdited, factsOf, type Ground, laid } from './lay-over.ts'
import { inPart } from './station-parts.ts'
import { StationConfig } from './station.ts'

/**
 * Everything that is found in a document before it is published: what it needs to be shown at all, and what it would do to
 * the rest of what is shown.
 */
export function findingsAtGate(
  ground: Ground,
  { value, ...which }: Which & { value: unknown },
): readonly Finding[] {
  const document = editedDocument(which, 0, value)
  const own = checkEdited(ground, which, document)
  if (own.some(({ blocks }) => blocks))
    return which.kind === 'notice' ? [...own, ...noticeFindings(ground, value)] : own
  const after = laid(ground, which, document)
  switch (which.kind) {
    case 'station':
      return [
        ...own,
        ...errands(after, which, value),
        ...placeholders(after, which, value),
        ...unknownClasses(ground, after),
        ...leftOutBy(ground, after, placeOfChange(ground, after)),
      ]
    case 'plates':
      return [...own, ...unknownWindow(ground, which), ...placeholders(after, which, value)]
    case 'guide':
      return [...own, ...guideFindings(document), ...noMoreAtHome(ground, after)]
    case 'notice':
      return [...own, ...noticeFindings(ground, value)]
    case 'rules':
      return [
        ...own,
        ...errands(after, which, value),
        ...placeholders(after, which, value),
        ...leftOutBy(ground, after, ['windows']),
      ]
    case 'places':
      return own
  }
}

/** Also where something else blocks: its writer sees every place at once. */
function noticeFindings({ written, station }: Ground, value: unknown): readonly Finding[] {
  return checkNoticeBeforePublishing(value, written.notice.board, factsOf(station))
}

/** Of the station's document, what most likely takes others away. */
function placeOfChange(before: Ground, after: Ground): Path {
  const [was, is] = [factsOf(before.station), factsOf(after.station)]
  if (JSON.stringify(was.masking) !== JSON.stringify(is.masking)) return ['masking']
  return is.sample === false ? ['sample'] : ['type']
}

/** What is ticked for a class that the board has not counts nowhere. */
function unknownClasses({ written }: Ground, after: Ground): readonly Finding[] {
  const names = boardClasses(written.notice.board)?.flatMap((of) => of?.name ?? []) ?? null
  const { masking = [] } = factsOf(after.station)
  return masking.flatMap((of, i) => unknownName(['masking', i, 'class'], '类别', of.class, names))
}

function guideFindings(document: WrittenDocument): readonly Finding[] {
  const item = checkGuide(document)?.whole
  return item ? checkGuideBeforePublishing(item) : []
}

/** A plate for a window that the station has not is nobody's. */
function unknownWindow({ station }: Ground, { id }: Which): readonly Finding[] {
  return unknownName([], '窗口', id, factsOf(station).windows)
}

/** 大家常办 may name only errands that can be taken, queues and skills only those of the catalogue. */
function errands(after: Ground, { kind, id }: Which, value: unknown): readonly Finding[] {
  if (!isRecord(value) || (kind !== 'station' && kind !== 'rules')) return []
  const { sound = {} } = checkShape(StationConfig, after.station)
  const { items } = checkContents(after.written, factsOf(after.station))
  return inPart(checkErrands(sound, items), { kind, id }, after.station)
}

/** What still stands there as an example at a station that is none: in the document, and elsewhere as the station's. */
function placeholders(after: Ground, { kind, id }: Which, value: unknown): readonly Finding[] {
  if (!isRecord(value) || (kind !== 'station' && kind !== 'plates' && kind !== 'rules')) return []
  const { sound = {} } = checkShape(StationConfig, after.station)
  const all = checkPlaceholders(sound)
  const inside = inPart(all, { kind, id }, after.station)
  if (kind !== 'station') return inside
  const elsewhere = all.filter((one) => inPart([one], { kind, id }, after.station).length === 0)
  return [
    ...inside,
    ...elsewhere.map(({ path, words }) => wrong(['sample'], `station.yaml ${pathText(path)}：${words}`)),
  ]
}

/** Documents that would not be shown any more, e.g. samples at a station that is none, or a map with a window that is gone. */
function leftOutBy(before: Ground, after: Ground, path: Path): readonly Finding[] {
  const known = new Set(checkContents(before.written, factsOf(before.station)).faults.map(({ file }) => file))
  const left = checkContents(after.written, factsOf(after.station)).faults.filter(
    ({ file }) => !known.has(file),
  )
  return left.map((fault) => {
    const place = [fault.file, placeWords(fault)].filter(Boolean).join(' ')
    return wrong(path, `${place}：${fault.message}`)
  })
}

/** An errand that can be taken no more leaves 大家常办; the station need not change that first. */
function noMoreAtHome(before: Ground, after: Ground): readonly Finding[] {
  const { sound = {} } = checkShape(StationConfig, after.station)
  const found = ({ written, station }: Ground) =>
    checkErrands(sound, checkContents(written, factsOf(station)).items)
  const known = new Set(found(before).map(({ words }) => words))
  return found(after)
    .filter(({ words }) => !known.has(words))
    .map(({ words }) => doubtful([], `首页“大家常办”里不再显示：${words}`))
}
