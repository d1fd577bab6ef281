import type { Standing } from '#daemon/domain/standing.ts'
import type { ContentKind } from '#contract/contents.ts'
import { pathText } from '../check/finding.ts'
import type { LeftOut } from '../edited.ts'
import { type Fault, placeWords } from '../fault.ts'

/** Why what is written is not what is shown. */
export type FoundTrouble = { id: string; at: 'contents' } & (
  | {
      /** `left-out`: at the start, and nothing of it is shown. `not-taken-in`: since then, and what was shown before still is. */
      code: 'left-out' | 'not-taken-in'
      file: string
      /** Of the first fault: where in the file, e.g. `第 3 行  until`, and what is wrong, both in a checker's words. */
      place: string
      message: string
      /** How many more faults the file has. */
      more: number
    }
  | {
      /** A version that was published and cannot be shown any more. `document`: its id. */
      code: 'version-left-out'
      kind: ContentKind
      document: string
      version: number
      place: string
      message: string
      more: number
    }
  | { code: 'folder-unreadable' }
  /** Errands are not found by pinyin. */
  | { code: 'pinyin-missing' }
  /** Names of guides that read otherwise than they did when this version of the catalogue was first shown. */
  | { code: 'version-unchanged'; version: string; guides: readonly string[] }
  /** `what`: as people know it, `station.yaml 的 kiosks`. */
  | { code: 'from-next-start'; what: string }
)
export type ContentsTrouble = FoundTrouble & Standing

/** One trouble for each file. */
export function faultTroubles(code: 'left-out' | 'not-taken-in', faults: readonly Fault[]): FoundTrouble[] {
  return [...Map.groupBy(faults, ({ file }) => file)].flatMap(([file, [first, ...more]]): FoundTrouble[] => {
    if (first === undefined) return []
    const { message } = first
    return [
      {
        id: `contents:${file}`,
        at: 'contents',
        code,
        file,
        place: placeWords(first),
        message,
        more: more.length,
      },
    ]
  })
}

export function leftOutTroubles(leftOut: readonly LeftOut[]): FoundTrouble[] {
  return leftOut.flatMap(({ kind, id, version, findings: [first, ...more] }): FoundTrouble[] => {
    if (first === undefined) return []
    return [
      {
        id: `contents:${kind}/${id}/${version}`,
        at: 'contents',
        code: 'version-left-out',
        kind,
        document: id,
        version,
        place: pathText(first.path),
        message: first.words,
        more: more.length,
      },
    ]
  })
}

export const folderUnreadable: FoundTrouble = {
  id: 'contents:config',
  at: 'contents',
  code: 'folder-unreadable',
}

/** What has been changed in the files and counts from the next start on. */
export function nextStartTroubles(changed: readonly string[]): FoundTrouble[] {
  return changed.map((what) => ({
    id: `contents:start:${what}`,
    at: 'contents',
    code: 'from-next-start',
    what,
  }))
}
