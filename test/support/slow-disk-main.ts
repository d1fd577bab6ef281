// The daemon on a slow disk: each commit that syncs takes long, and while the file that HOLD_SYNCS names is there, no sync
// beside the work ends. `<that file>.held` says that one waits.
import fs, { existsSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { DatabaseSync } from 'node:sqlite'
import { main } from '#daemon/main.ts'

/** Longer than a commit takes on a disk that counts as a sound one. */
const COMMIT_MS = 60
const LOOK_MS = 10

const hold = process.env['HOLD_SYNCS'] ?? ''
const { fsync } = fs
const { exec } = DatabaseSync.prototype

DatabaseSync.prototype.exec = function slowly(sql) {
  if (sql === 'COMMIT' && this.prepare('PRAGMA synchronous').get()?.['synchronous'] === 2)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, COMMIT_MS)
  exec.call(this, sql)
}

function syncOnceFree(...[file, done]: Parameters<typeof fsync>): void {
  if (!existsSync(hold)) return fsync(file, done)
  writeFileSync(`${hold}.held`, '')
  setTimeout(() => syncOnceFree(file, done), LOOK_MS)
}
Object.assign(fs, { fsync: syncOnceFree })
syncBuiltinESMExports()

await main()
