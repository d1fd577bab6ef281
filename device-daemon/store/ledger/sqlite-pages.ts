import type { DatabaseSync } from 'node:sqlite'
import { type DiskReason, diskReason } from '../sqlite.ts'
import { GENESIS, type Link, readLink } from './chain.ts'
import type { Damage, Entry } from './port.ts'
import { COLUMNS, INSERT, linkOf } from './sqlite-file.ts'

/** Entries between two yields to the event loop: about 2 ms of work. */
const PAGE_ENTRIES = 128

/** The ledger's file, open, and what is asked of it. */
export function askable(database: DatabaseSync) {
  return {
    database,
    insert: database.prepare(INSERT),
    byCommand: database.prepare(`${COLUMNS} WHERE command = ?`),
    bySeq: database.prepare(`${COLUMNS} WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${PAGE_ENTRIES}`),
    hashOf: database.prepare('SELECT hash FROM entries WHERE seq = ?'),
  }
}

export type Askable = ReturnType<typeof askable>

/** The good entries of the next page, and what is wrong with the one after them. */
export function page(
  file: Askable,
  after: number,
  to: number,
): { entries: Entry[]; links: Link[]; damage: Damage | null } {
  const good: { entries: Entry[]; links: Link[] } = { entries: [], links: [] }
  if (after >= to) return { ...good, damage: null }
  let prev = hashAt(file, after)
  const { links, fault } = linksOf(file, after, to)
  for (const link of links) {
    const read = readLink(link, after + good.entries.length + 1, prev)
    if (read.at === 'damaged') return { ...good, damage: read.damage }
    good.entries.push(read.entry)
    good.links.push(link)
    prev = link.hash
  }
  if (links.length > 0) return { ...good, damage: null }
  return {
    ...good,
    damage: { seq: after + 1, reason: fault === null ? 'missing' : `unreadable: ${fault}` },
  }
}

/** What the entry after `seq` has to link to; null where the disk does not say. */
function hashAt(file: Askable, seq: number): string | null {
  if (seq === 0) return GENESIS
  try {
    const row = file.hashOf.get(seq)
    return row === undefined ? null : String(row['hash'])
  } catch (error) {
    if (diskReason(error) === null) throw error
    return null
  }
}

/** The next page as it lies on the disk: where that cannot be read, as much of its beginning as can. */
export function linksOf(
  file: Askable,
  after: number,
  to: number,
): { links: Link[]; fault: DiskReason | null } {
  try {
    return { links: file.bySeq.all(after, to).map(linkOf), fault: null }
  } catch (error) {
    const reason = diskReason(error)
    if (reason === null) throw error
    if (to === after + 1) return { links: [], fault: reason }
  }
  const links: Link[] = []
  for (let place = after; place < Math.min(to, after + PAGE_ENTRIES); place++) {
    const next = linksOf(file, place, place + 1)
    links.push(...next.links)
    if (next.links.length === 0) return { links, fault: next.fault }
  }
  return { links, fault: null }
}

/** The commands of the entries after a place, in order; none where the table cannot be read, which `verify` finds. */
export function commandsAfter(database: DatabaseSync, seq: number): { commandId: string; seq: number }[] {
  try {
    return database
      .prepare('SELECT command, seq FROM entries WHERE seq > ? ORDER BY seq')
      .all(seq)
      .map(({ command, seq }) => ({ commandId: String(command), seq: Number(seq) }))
  } catch (error) {
    if (diskReason(error) === null) throw error
    return []
  }
}

/** Every command of the table, page after page, without the index; what cannot be read is passed over. Lets others have their turn in between. */
export async function* allCommands(
  file: () => Askable,
  head: () => number,
): AsyncGenerator<{ commandId: string; seq: number }[]> {
  for (let place = 0; place < head() && file().database.isOpen;) {
    const { links } = linksOf(file(), place, head())
    yield links.map(({ commandId, seq }) => ({ commandId, seq }))
    // At least the entry that cannot be read is passed over.
    place = links.at(-1)?.seq ?? place + 1
    await new Promise<void>((next) => void setImmediate(next))
  }
}
