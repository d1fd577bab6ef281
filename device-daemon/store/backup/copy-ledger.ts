import { copyFile, open, rm } from 'node:fs/promises'
import type { Log } from '#daemon/log.ts'
import { codeOrThrow } from '../file-system.ts'
import { openSqliteLedger } from '../ledger/sqlite-ledger.ts'

/** `entries`: how many the copy holds, every one of them read and checked. */
export type LedgerCopied = { at: 'copied'; entries: number } | { at: 'failed'; reason: string }

/** Of a log's header: the salts, which change whenever it begins anew. https://www.sqlite.org/fileformat2.html#walformat */
const LOG_HEADER_BYTES = 32
const TRIES = 5

/**
 * Copies the ledger at `from` to `to` while a daemon may write it: file and log as they stand, and again where the log
 * began anew in between. What comes of it is read from the first entry to the last before it counts as a copy. To be called
 * by another process than the daemon's: POSIX locks of a file go with the first descriptor of it that a process closes.
 */
export async function copyLedger(from: string, to: string, log?: Log): Promise<LedgerCopied> {
  let reason = 'it never stood still'
  for (let i = 0; i < TRIES; i++) {
    try {
      await rm(to, { force: true })
      await rm(`${to}-wal`, { force: true })
      const before = await logHeader(from)
      await copyFile(from, to)
      await copyLog(from, to)
      if (before !== (await logHeader(from))) continue
    } catch (error) {
      return { at: 'failed', reason: codeOrThrow(error) }
    }
    const opened = await openSqliteLedger({ path: to, ...(log && { log }) })
    if (opened.at !== 'ok') {
      reason = opened.at === 'damaged' ? opened.damage.reason : opened.reason
      continue
    }
    const verified = await opened.ledger.verify()
    await opened.ledger.close()
    if (verified.at === 'whole') return { at: 'copied', entries: verified.entries }
    ;({ reason } = verified.damage)
  }
  return { at: 'failed', reason }
}

/** '' where there is no log. */
async function logHeader(ledger: string): Promise<string> {
  try {
    const handle = await open(`${ledger}-wal`, 'r')
    try {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(LOG_HEADER_BYTES), 0, LOG_HEADER_BYTES, 0)
      return buffer.toString('hex', 0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (codeOrThrow(error) === 'ENOENT') return ''
    throw error
  }
}

async function copyLog(from: string, to: string): Promise<void> {
  try {
    await copyFile(`${from}-wal`, `${to}-wal`)
  } catch (error) {
    if (codeOrThrow(error) !== 'ENOENT') throw error
  }
}
