// A process of its own that appends to the ledger at argv[2] and prints each sequence number once it is acknowledged.
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { draft } from './ledger-drafts.ts'

const [, , path, run] = process.argv
if (path === undefined || run === undefined) throw new Error('usage: append-until-killed.ts PATH RUN')
const opened = await openSqliteLedger({ path })
if (opened.at !== 'ok') throw new Error(JSON.stringify(opened))
const { ledger } = opened
for (let seq = await ledger.head(), n = 0; ; n++) {
  const size = 1 + (n % 3)
  const batch = Array.from({ length: size }, (_, i) => draft(`run-${run}-${n}-${i}`))
  const appended = await ledger.append(batch, seq)
  if (appended.at !== 'ok') throw new Error(JSON.stringify(appended))
  for (const entry of appended.entries) process.stdout.write(`${entry.seq} ${entry.commandId}\n`)
  seq = appended.seq
}
