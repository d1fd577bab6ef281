import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'

/** What a text of YAML said; `doubts`: what in it was most likely not meant so. */
export type ParsedValue = { value: unknown; doubts: readonly { line: number; message: string }[] }

/**
 * What texts of YAML said when they were parsed: reading that back takes a hundredth of the time. A text that had faults
 * is never kept.
 */
export type ParsedValues = {
  of(text: string): ParsedValue | null
  keep(text: string, parsed: ParsedValue): void
}

/** Every text is parsed each time. */
export const NOTHING_KEPT: ParsedValues = { of: () => null, keep: () => {} }

/** Part of each name, so that values of an older program are never found. */
const FORM = `2 ${process.versions.v8}`
/** A file is never written again, so that one in use is parsed anew that often; after a change the old one goes. */
const KEPT_DAYS = 90
const DAY_MS = 24 * 60 * 60 * 1000
const SUM_BYTES = 32

/**
 * In `folder`, one file a text. Each begins with the SHA-256 of the rest, because nothing is synced here and a power cut
 * may leave anything. A folder that cannot be read or written costs the time of parsing, no more.
 */
export function parsedValuesIn(folder: string): ParsedValues {
  const fileOf = (text: string) => join(folder, sumOf(`${FORM}\n${text}`).toString('hex'))
  let tidied = false
  return {
    of(text) {
      try {
        const bytes = readFileSync(fileOf(text))
        const written = bytes.subarray(SUM_BYTES)
        if (!sumOf(written).equals(bytes.subarray(0, SUM_BYTES))) return null
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its sum says that `keep` wrote it
        return deserialize(written) as ParsedValue
      } catch {
        return null
      }
    },
    keep(text, parsed) {
      try {
        if (!tidied) tidy(folder)
        tidied = true
        const written = serialize(parsed)
        const file = fileOf(text)
        const beside = `${file}.${process.pid}`
        writeFileSync(beside, Buffer.concat([sumOf(written), written]))
        renameSync(beside, file)
      } catch {
        // It is parsed again at the next start.
      }
    },
  }
}

function tidy(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const oldest = Date.now() - KEPT_DAYS * DAY_MS
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    if (statSync(file).mtimeMs < oldest) rmSync(file, { force: true })
  }
}

const sumOf = (of: string | Uint8Array): Buffer => createHash('sha256').update(of).digest()
