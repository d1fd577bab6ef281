import { forge, GENESIS, type Link, readLink } from '#daemon/store/ledger/chain.ts'
import { createWatchers } from '#daemon/store/ledger/watch.ts'
import type { Damage, Entry, Ledger } from '#daemon/store/ledger/port.ts'

/** What outlives a ledger in memory; a test may change it behind the ledger's back. */
export type MemoryDisk = {
  links: (Link | null)[]
  /** What the next append meets: nothing written, or written although it says it failed. */
  fault: { at: 'none' } | { at: 'full' } | { at: 'lost-answer' }
}

export function memoryDisk(): MemoryDisk {
  return { links: [], fault: { at: 'none' } }
}

const PAGE_ENTRIES = 50

/** A ledger for tests that need no disk. It keeps the whole contract of the port. */
export function openMemoryLedger(disk: MemoryDisk = memoryDisk()): Ledger {
  let head = disk.links.length
  let inDoubt = false

  function page(after: number): { entries: Entry[]; damage: Damage | null } {
    const entries: Entry[] = []
    let prev = disk.links[after - 1]?.hash ?? GENESIS
    for (let seq = after + 1; seq <= Math.min(head, after + PAGE_ENTRIES); seq++) {
      const link = disk.links[seq - 1]
      if (!link) return { entries, damage: { seq, reason: 'missing' } }
      const read = readLink(link, seq, prev)
      if (read.at === 'damaged') return { entries, damage: read.damage }
      entries.push(read.entry)
      prev = link.hash
    }
    return { entries, damage: null }
  }
  async function* pagesTo(after: number, to: number): AsyncGenerator<Entry> {
    for (let place = after; place < to;) {
      const { entries, damage } = page(place)
      for (const entry of entries) if (entry.seq <= to) yield entry
      if (damage !== null) throw new Error('ledger damaged', { cause: damage })
      place += entries.length
    }
  }
  const watchers = createWatchers({ head: () => head, page, alarm: () => undefined })

  return {
    head: async () => head,
    append: async (drafts, expectedSeq) => {
      if (expectedSeq !== head) return { at: 'conflict', accepted: 0, seq: head }
      if (inDoubt) return { at: 'failed', reason: 'in doubt' }
      const { fault } = disk
      disk.fault = { at: 'none' }
      if (fault.at === 'full') return { at: 'failed', reason: 'disk-full' }
      const links = [...disk.links]
      const entries: Entry[] = []
      for (const draft of drafts) {
        if (links.some((link) => link?.commandId === draft.commandId))
          throw new Error('a commandId of this batch is in the ledger already')
        const { entry, link } = forge(draft, links.length + 1, links.at(-1)?.hash ?? GENESIS)
        entries.push(entry)
        links.push(link)
      }
      disk.links = links
      if (fault.at === 'lost-answer') {
        inDoubt = true
        return { at: 'failed', reason: 'disk-io' }
      }
      head = links.length
      const seq = head
      // Once the caller has had its turn, as the SQLite ledger does it.
      await Promise.resolve()
      watchers.deliver(entries)
      return { at: 'ok', seq, entries }
    },
    read: (after) => pagesTo(after, head),
    watch: watchers.watch,
    find: async (commandId) => {
      const link = disk.links.slice(0, head).find((link) => link?.commandId === commandId)
      if (!link) return undefined
      const read = readLink(link, link.seq, null)
      if (read.at === 'damaged') throw new Error('ledger damaged', { cause: read.damage })
      return read.entry
    },
    verify: async () => {
      for (let place = 0; place < head;) {
        const { entries, damage } = page(place)
        if (damage !== null) return { at: 'damaged', damage }
        place += entries.length
      }
      return { at: 'whole', entries: head }
    },
    close: async () => watchers.endAll(),
  }
}
