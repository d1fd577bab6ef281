import { nearest } from '../check/nearest.ts'
import { oncePerObject } from '../check/once.ts'
import { checkShape, isRecord, type Sound } from '../check/shape.ts'
import type { Fault } from '../fault.ts'
import type { Written, WrittenDocument } from '../source.ts'
import type { StationFacts } from '../station/facts.ts'
import { checkBoard } from './check-board.ts'
import { type CheckedNotice, checkNotice } from './check-notice.ts'
import { maskedIn } from './masking.ts'
import { type Board, BoardConfig } from './schema.ts'

type Classes = Sound<BoardConfig>['classes']

/** Checks the board and every notice. `board` holds what is without fault. */
export function checkNotices(
  { board, notices, classes: folders, faults }: Written['notice'],
  station: StationFacts,
): { faults: Fault[]; board: Board } {
  const { whole, classes, faults: boardFaults } = checkBoardDocument(board)
  const repeated = repeatedIds(notices)
  const checked = notices.map((document) => {
    const found = checkNoticeDocument(document, classes, station)
    const own = [...document.faults, ...found.findings.map(({ path, words }) => document.fault(path, words))]
    return { faults: own, notice: own.length === 0 && !repeated.has(document) ? found.notice : null }
  })
  return {
    faults: [
      ...boardFaults,
      ...faults,
      ...unknownClasses(folders, classes),
      ...checked.flatMap((notice) => notice.faults),
      ...repeated.values(),
    ],
    board: {
      classes: whole === null ? [] : classesOf(whole, station),
      notices: checked.flatMap(({ notice }) => notice ?? []),
    },
  }
}

type CheckedBoard = {
  whole: BoardConfig | null
  /** As far as they can be read; undefined where the list itself cannot be read. */
  classes: Classes
  faults: Fault[]
}

/** The same as long as the board is not written anew, also for what is remembered by its classes. */
const checkBoardDocument = oncePerObject((board: WrittenDocument): CheckedBoard => {
  if (board.value === undefined) return { whole: null, classes: undefined, faults: [...board.faults] }
  const shape = checkShape(BoardConfig, board.value, [], board.asWritten)
  const findings = [...shape.findings, ...(shape.sound ? checkBoard(shape.sound) : [])]
  return {
    whole: findings.length === 0 ? shape.whole : null,
    classes: shape.sound?.classes,
    faults: [...board.faults, ...findings.map(({ path, words }) => board.fault(path, words))],
  }
})

/** As far as they can be read; undefined where the list itself cannot be read. */
export const boardClasses = (board: WrittenDocument): Classes => checkBoardDocument(board).classes

/** The classes as this type of station calls them. */
function classesOf({ classes }: BoardConfig, station: StationFacts): Board['classes'] {
  return classes.map(({ name, nameInCommunity, masking, catalogue = false, ...rest }) => ({
    ...rest,
    id: name,
    masking: maskedIn({ name, masking }, station),
    maskingInFile: maskedIn({ name, masking }, {}),
    name: station.type === '社区' ? (nameInCommunity ?? name) : name,
    catalogue,
  }))
}

const NO_CLASSES: NonNullable<Classes> = []

/** The rules of the class that a notice names, and what stands for them and the station where checks are remembered. */
const rulesIn = oncePerObject((classes: NonNullable<Classes>) =>
  oncePerObject((station: StationFacts) => {
    const known = new Map<unknown, ReturnType<typeof rulesOf>>()
    return (written: unknown) => {
      const rules = known.get(written) ?? rulesOf(written, classes, station)
      known.set(written, rules)
      return rules
    }
  }),
)

function rulesOf(written: unknown, classes: NonNullable<Classes>, station: StationFacts) {
  const { name, kind, masking } = classes.find((of) => of?.name === written) ?? {}
  const rules =
    name === undefined || kind === undefined || masking === undefined
      ? null
      : { kind, masking: maskedIn({ name, masking }, station) }
  return { rules, by: JSON.stringify([rules, station.sample]) }
}

/** By what was known of class and station when a notice was checked. */
const checkedBefore = oncePerObject((_document: WrittenDocument) => new Map<string, CheckedNotice>())

export function checkNoticeDocument(
  document: WrittenDocument,
  classes: Classes,
  station: StationFacts,
): CheckedNotice {
  if (document.value === undefined) return { findings: [], notice: null }
  const written = isRecord(document.value) ? document.value['class'] : undefined
  const { rules, by } = rulesIn(classes ?? NO_CLASSES)(station)(written)
  const { sample } = station
  const known = checkedBefore(document)
  const { id, value, asWritten } = document
  const checked = known.get(by) ?? checkNotice(value, { id, rules, ofSample: sample, asWritten })
  known.set(by, checked)
  return checked
}

function unknownClasses(folders: Written['notice']['classes'], classes: Classes): Fault[] {
  const names = classes?.map((of) => of?.name)
  if (!names?.every((name) => name !== undefined)) return []
  return folders.flatMap(({ name, fault }) => {
    if (names.includes(name)) return []
    const meant = nearest(name, names)
    const hint = meant === undefined ? '' : `（是不是 ${meant}？）`
    return [fault(`board.yaml 里没有 ${name} 这个类别${hint}，文件夹应为其中之一：${names.join('、')}`)]
  })
}

/** An id is the address of the notice: of two with the same one, the second cannot hang. */
function repeatedIds(notices: readonly WrittenDocument[]): ReadonlyMap<WrittenDocument, Fault> {
  const first = new Map<string, WrittenDocument>()
  const repeated = new Map<WrittenDocument, Fault>()
  for (const document of notices) {
    const other = first.get(document.id)
    if (other) repeated.set(document, document.fault([], `文件名和 ${other.name} 重复，应当各不相同`))
    else first.set(document.id, document)
  }
  return repeated
}
