import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'

// https://www.sqlite.org/fileformat.html#the_database_header
const HEADER_BYTES = 100
const PAGE_BYTES = 4096
const VERSIONS_AT = 18
const SIZE_AT = 28

/**
 * What the header of every ledger says, by its place: engine and page size; no free page, because entries never go; format; no
 * vacuum; encoding; no vacuum by steps.
 */
const FIXED: readonly (readonly [at: number, bytes: Uint8Array])[] = [
  [0, Buffer.from('SQLite format 3\0')],
  [16, Uint8Array.of(PAGE_BYTES >> 8, PAGE_BYTES & 0xff)],
  [20, Uint8Array.of(0, 64, 32, 32)],
  [32, new Uint8Array(8)],
  [44, Uint8Array.of(0, 0, 0, 4)],
  [52, new Uint8Array(4)],
  [56, Uint8Array.of(0, 0, 0, 1)],
  [64, new Uint8Array(4)],
]
/** One that keeps a log to write and to read by, and one that has none yet. */
const WITH_LOG = Uint8Array.of(2, 2)
const WITHOUT_LOG = Uint8Array.of(1, 1)

/**
 * Whether the header of the ledger at `path` says what all say. By one bit that turned there the engine finds no database
 * any more, or one that it may only read, or it notices only as it writes. True of a file that is too short to have one.
 * Throws what `diskReason` can name.
 */
export function isHeaderWhole(path: string): boolean {
  const header = Buffer.alloc(HEADER_BYTES)
  const file = openSync(path, 'r')
  try {
    if (readSync(file, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return true
  } finally {
    closeSync(file)
  }
  const says = (at: number, bytes: Uint8Array) => header.subarray(at, at + bytes.length).equals(bytes)
  const hasVersions = says(VERSIONS_AT, WITH_LOG) || says(VERSIONS_AT, WITHOUT_LOG)
  return hasVersions && FIXED.every(([at, bytes]) => says(at, bytes))
}

/** Has the header of a copy say what all say, and how many pages there are. Throws what `diskReason` can name. */
export function mendHeader(path: string): void {
  const file = openSync(path, 'r+')
  try {
    const { size } = fstatSync(file)
    if (size < HEADER_BYTES) return
    const pages = Buffer.alloc(4)
    pages.writeUInt32BE(Math.floor(size / PAGE_BYTES))
    for (const [at, bytes] of [...FIXED, [VERSIONS_AT, WITH_LOG] as const, [SIZE_AT, pages] as const])
      writeSync(file, bytes, 0, bytes.length, at)
  } finally {
    closeSync(file)
  }
}
