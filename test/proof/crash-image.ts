// A disk that knows what of it is durable: it is told what a process did, and says what a power cut may leave.
import { dirname } from 'node:path'
import { oneOf, type Random } from '#test/support/seeded.ts'
import type { Done } from './recorded-writes.ts'

/** Every file of a folder by its path in it. */
export type Image = ReadonlyMap<string, Buffer>

type Write = { offset: number | null; bytes: Buffer } | { length: number }
/** `since`: what was written after the last sync; any of it may be on the disk. */
type Inode = { durable: Buffer; since: Write[] }
type Step = readonly (readonly [path: string, inode: Inode | null])[]

const SUBSETS = 4
const LOST_ONES = 6

export type CrashDisk = {
  take(done: Done): void
  /** States that a power cut at this instant may leave: all, nothing, one write lost, one torn, and some by chance. */
  states(random: Random): Image[]
}

/** `lies`: a sync of this disk does nothing. */
export function openCrashDisk(start: Image, lies: boolean): CrashDisk {
  const names = new Map<string, Inode>(
    [...start].map(([path, bytes]) => [path, { durable: bytes, since: [] }]),
  )
  let durableNames = new Map(names)
  let pending: Step[] = []

  const step = (made: Step) => {
    applyStep(names, made)
    pending.push(made)
  }
  const sync = (path: string) => {
    if (lies) return
    const inode = names.get(path)
    if (inode !== undefined) {
      inode.durable = contentOf(inode, inode.since)
      inode.since = []
      return
    }
    // A folder: the names in it.
    const isHere = (made: Step) => made.some(([each]) => folderOf(each) === path)
    for (const made of pending.filter(isHere)) applyStep(durableNames, made)
    pending = pending.filter((made) => !isHere(made))
  }

  function take(done: Done): void {
    switch (done.at) {
      case 'made':
        if (!names.has(done.path) && done.path !== '')
          step([[done.path, { durable: Buffer.alloc(0), since: [] }]])
        return
      case 'written':
      case 'cut':
        return void names.get(done.path)?.since.push(done)
      case 'synced':
        return sync(done.path)
      case 'linked':
      case 'renamed': {
        const inode = names.get(done.from)
        if (inode === undefined || names.get(done.to) === inode) return
        return step([[done.to, inode], ...(done.at === 'renamed' ? [[done.from, null] as const] : [])])
      }
      case 'removed':
        return names.has(done.path) ? step([[done.path, null]]) : undefined
      case 'said':
        return
    }
  }

  function states(random: Random): Image[] {
    const open = [...new Set([...names.values(), ...durableNames.values()])].filter(
      ({ since }) => since.length > 0,
    )
    const writes = open.flatMap((inode) => inode.since.map((_, i) => ({ inode, i })))
    type Chosen = { steps: readonly Step[]; has(inode: Inode, i: number): boolean; torn?: boolean }
    const chosen: Chosen[] = [
      { steps: [], has: () => false },
      { steps: [], has: () => true },
      { steps: pending, has: () => false },
      { steps: pending, has: () => true },
      { steps: pending, has: () => true, torn: true },
    ]
    for (let n = 0; n < Math.min(LOST_ONES, writes.length); n++) {
      const lost = oneOf(random, writes)
      chosen.push({ steps: pending, has: (inode, i) => inode !== lost.inode || i !== lost.i })
    }
    for (let n = 0; n < SUBSETS && writes.length + pending.length > 1; n++) {
      const kept = new Set(writes.filter(() => random() < 0.5).map(({ inode, i }) => inode.since[i]))
      const steps = pending.filter(() => random() < 0.5)
      chosen.push({ steps, has: (inode, i) => kept.has(inode.since[i]) })
    }
    return chosen.map(({ steps, has, torn = false }) => {
      const left = new Map(durableNames)
      for (const made of steps) applyStep(left, made)
      return new Map(
        [...left].map(([path, inode]) => [
          path,
          contentOf(
            inode,
            inode.since.filter((_, i) => has(inode, i)),
            torn,
          ),
        ]),
      )
    })
  }

  return { take, states }
}

const folderOf = (path: string): string => (dirname(path) === '.' ? '' : dirname(path))

function applyStep(names: Map<string, Inode>, made: Step): void {
  for (const [path, inode] of made) {
    if (inode === null) names.delete(path)
    else names.set(path, inode)
  }
}

/** `torn`: only the first half of the last write is there. */
function contentOf({ durable }: Inode, writes: readonly Write[], torn = false): Buffer {
  let content = durable
  for (const [i, write] of writes.entries()) {
    if ('length' in write)
      content = Buffer.concat([content.subarray(0, write.length), zeros(write.length - content.length)])
    else {
      const isTorn = torn && i === writes.length - 1
      const bytes = isTorn ? write.bytes.subarray(0, write.bytes.length >> 1) : write.bytes
      const offset = write.offset ?? content.length
      const before = Buffer.concat([content.subarray(0, offset), zeros(offset - content.length)])
      content = Buffer.concat([before, bytes, content.subarray(offset + bytes.length)])
    }
  }
  return content
}

const zeros = (count: number): Buffer => Buffer.alloc(Math.max(0, count))
