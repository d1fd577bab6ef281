// A process of its own that appends to the ledger at argv[2] and prints each sequence number once it is acknowledged. Now
// and then it takes a pack as the station does: its file first, then the entry that names it.
import { dirname } from 'node:path'
import { openContentFiles } from '#daemon/store/documents/content-files.ts'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { newKeyPair } from '#daemon/store/packs/pack-keys.ts'
import { packFile } from '#daemon/store/packs/pack.ts'
import { draft } from './ledger-drafts.ts'
import { silentLog } from './silent-log.ts'

/** A batch in so many comes with a pack. */
const PACK_EVERY = 8
/** Its file is as long as one of 62 guides. */
const GUIDES = 62

const [, , path, run] = process.argv
if (path === undefined || run === undefined) throw new Error('usage: append-until-killed.ts PATH RUN')
const opened = await openSqliteLedger({ path })
if (opened.at !== 'ok') throw new Error(JSON.stringify(opened))
const { ledger } = opened
const files = openContentFiles(dirname(path), { log: silentLog() })
const { privateKey, publicKey: key } = newKeyPair()

async function packTaken(version: number) {
  const about = { issuer: '示例市', key, version, effectiveFrom: '2026-01-01' }
  const parts = Array.from({ length: GUIDES }, (_, i) => [
    `guide/${i + 1}`,
    { fee: `${version} ${'不收费'.repeat(100)}` },
  ])
  const saved = await files.save(
    JSON.parse(packFile(about, Object.fromEntries(parts), privateKey).toString()),
  )
  if (saved.at !== 'saved') throw new Error(saved.reason)
  const { issuer, effectiveFrom: from } = about
  return { type: 'pack-taken', sha256: saved.sha256, version, issuer, key, from, by: 'staff-1' } as const
}

for (let seq = await ledger.head(), n = 0; ; n++) {
  const size = 1 + (n % 3)
  const batch = Array.from({ length: size }, (_, i) => draft(`run-${run}-${n}-${i}`))
  if (n % PACK_EVERY === 0) batch[0] = { ...draft(`run-${run}-${n}-0`), events: [await packTaken(n + 1)] }
  const appended = await ledger.append(batch, seq)
  if (appended.at !== 'ok') throw new Error(JSON.stringify(appended))
  for (const entry of appended.entries) process.stdout.write(`${entry.seq} ${entry.commandId}\n`)
  seq = appended.seq
}
