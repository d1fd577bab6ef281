import type { ContentKind } from '#contract/contents.ts'
import { type Finding, pathText } from './check/finding.ts'
import type { WrittenDocument } from './source.ts'

/** Names a document. A guide's id is its 序号, a plate's its window; places, station and rules are one document each. */
export type Which = { kind: ContentKind; id: string }

/** A document that was written in a browser and stands over what files say; `day`: since when, YYYY-MM-DD. */
export type EditedDocument = Which & { day: string } & (Hidden | ToCome | Published)
/** `rest`: what is told of it, where anything is. */
type Hidden = { at: 'hidden'; rest: EditedRest | null }
/** It begins later; until then it is as its file has it, and where there is none, nothing. */
type ToCome = { at: 'to-come'; rest: EditedRest }
/** `until`: the last day, YYYY-MM-DD, null where it has none. The choices are tried in their order. */
type Published = { at: 'published'; until: string | null; choices: readonly EditedChoice[] }

/** Why there is nothing of it; `document`: by which it is known, null where that is its file. Days are YYYY-MM-DD. */
export type EditedRest = { document: WrittenDocument | null } & (
  | { at: 'withdrawn'; on: string }
  | { at: 'not-yet'; from: string }
)

/** `document`: null where it is to be as its file has it. */
type EditedChoice = { version: number; document: WrittenDocument } | { version: null; document: null }

/** A version that cannot be shown, because what it was checked against has changed. */
export type LeftOut = Which & { version: number; findings: readonly Finding[] }

/** What was written in a browser, as checks take what was written in a file. */
export const editedDocument = ({ kind, id }: Which, version: number, value: unknown): WrittenDocument =>
  unfiledDocument(id, `${kind}/${id} · ${version}`, value)

/** What no file of its own holds. `name`: how people know it. */
export function unfiledDocument(id: string, name: string, value: unknown): WrittenDocument {
  return {
    id,
    name,
    value,
    faults: [],
    doubts: [],
    asWritten: () => undefined,
    fault: (path, message) => ({ file: name, path: pathText(path), line: null, message }),
  }
}

/** The id that a guide has by its 序号; its file's name where that cannot be read. */
export function guideId({ id, value }: Pick<WrittenDocument, 'id' | 'value'>): string {
  const seq = typeof value === 'object' && value !== null && 'seq' in value ? value.seq : null
  return Number.isInteger(seq) ? String(seq) : id
}
