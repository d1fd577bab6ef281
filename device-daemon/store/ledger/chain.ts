import { hash } from 'node:crypto'
import { canonical, parseJson } from '../canonical.ts'
import type { Damage, Entry, EntryDraft } from './port.ts'
import { upcast } from './upcast.ts'

/** `prev` of the first entry. */
export const GENESIS = '0'.repeat(64)

/** An entry as an engine keeps it. `bytes` is its canonical JSON, `hash` their SHA-256 in hex. */
export type Link = { seq: number; commandId: string; hash: string; bytes: string }

/**
 * The index takes a command once. One that came in twice, because a damaged index did not know it, keeps its second entry
 * under this name, where the ledger is put in a new file; no client's and none of the station's own reads so.
 */
export const againAt = (commandId: string, seq: number): string => `${commandId} again at ${seq}`

/** Puts a draft in its place behind the entry whose hash is `prev`. */
export function forge(draft: EntryDraft, seq: number, prev: string): { entry: Entry; link: Link } {
  const entry: Entry = { ...draft, seq, prev }
  const bytes = canonical(entry)
  return { entry, link: { seq, commandId: draft.commandId, hash: sha256(bytes), bytes } }
}

/**
 * Reads a link as the entry `seq` behind the one whose hash is `prev` (null where that is not known, as in a single
 * look-up), brought to today's shape. Damage is a value with the place and what is wrong.
 */
export function readLink(
  link: Link,
  seq: number,
  prev: string | null,
): { at: 'ok'; entry: Entry } | { at: 'damaged'; damage: Damage } {
  const damaged = (reason: string) => ({ at: 'damaged' as const, damage: { seq, reason } })
  if (link.seq !== seq) return damaged(`missing: the next entry is ${link.seq}`)
  if (sha256(link.bytes) !== link.hash) return damaged('altered: its bytes do not match its hash')
  const parsed = parseJson(link.bytes)
  if (parsed === undefined) return damaged('torn: its bytes are not JSON')
  const read = upcast(parsed)
  if (read.at === 'unknown') return damaged(`unknown version ${read.v}`)
  const { entry } = read
  const names = [entry.commandId, againAt(entry.commandId, seq)]
  if (entry.seq !== seq || !names.includes(link.commandId)) return damaged('misplaced: it belongs elsewhere')
  if (prev !== null && entry.prev !== prev) return damaged('not linked: the entry before it is another one')
  return { at: 'ok', entry }
}

/** An entry that is not broken: the program that wrote it reads it. */
export const isOfNewerProgram = ({ reason }: { reason: string }): boolean =>
  reason.startsWith('unknown version')

function sha256(bytes: string): string {
  return hash('sha256', bytes)
}
