import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'
import type { Document } from './documents/document.ts'
import { errorCode } from './file-system.ts'
import { takeInstanceLock } from './instance-lock.ts'
import type { AreaProjection } from '#daemon/domain/projection.ts'
import { openSqliteLedger } from './ledger/sqlite-ledger.ts'
import { type Seal, openSeal } from './keys/seal.ts'
import type { LocalLedger } from './ledger/port.ts'
import { nodeName } from './node-name.ts'
import { type SnapshotStore, openSnapshots } from './snapshot.ts'
import { type StaffFile, openStaffFile, unreadableStaff } from './documents/staff-file.ts'
import { type Views, openViews } from './views/views.ts'

/** Everything a station keeps in its data folder, opened in the one right order. */
export type Stores = {
  /** This daemon's own name in the ledger, drawn once for each data folder. */
  node: string
  ledger: LocalLedger
  snapshots: SnapshotStore
  views: Views
  /** Null while the disk does not allow it: nothing personal can be kept then. */
  seal: Seal | null
  /** Accounts of staff. */
  staff: Document<StaffFile>
  close(): Promise<void>
}

/** `reason` is for the person who starts the daemon: plain Chinese, with what to do. */
export async function openStores(
  folder: string,
  projections: readonly AreaProjection[],
  clock: Clock,
  log: Log,
): Promise<{ at: 'ok'; stores: Stores } | { at: 'failed'; reason: string }> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    return { at: 'failed', reason: `数据文件夹 ${folder} 不能用（${errorCode(error) ?? String(error)}）` }
  }
  const lock = await takeInstanceLock(folder, clock)
  if (lock.at === 'taken') return { at: 'failed', reason: `数据文件夹 ${folder} 正由另一个程序使用` }
  if (lock.at === 'failed') return { at: 'failed', reason: `数据文件夹 ${folder} 不能用（${lock.reason}）` }
  const closers = [lock.release]
  const giveUp = async (reason: string) => {
    for (const close of closers.toReversed()) close()
    return { at: 'failed' as const, reason }
  }

  const named = await nodeName(folder, log)
  if (named.at === 'failed') return giveUp(named.reason)

  const staff = await openStaffFile(folder, log)
  // Residents need none of it: without the roster nobody can sign in, and tickets are given as ever.
  if (staff.at === 'fault') log.error({ path: staff.path, reason: staff.reason }, 'staff cannot be read')

  const opened = await openSqliteLedger({ path: join(folder, 'ledger.db'), log, clock })
  if (opened.at === 'damaged') {
    const { seq, reason } = opened.damage
    return giveUp(`账本第 ${seq} 条不可信（${reason}）。不要删除任何文件，请联系维护人员`)
  }
  if (opened.at === 'failed') return giveUp(`账本打不开（${opened.reason}）`)
  const { ledger } = opened
  const views = await openViews({ folder, projections, ledger, clock, log })
  const seal = openSeal(folder)
  // Tickets need no card; only cards cannot be used.
  if (seal.at === 'failed') log.error({ reason: seal.reason }, 'the key store cannot be opened')
  return {
    at: 'ok',
    stores: {
      node: named.id,
      ledger,
      snapshots: openSnapshots({ folder, ledger }),
      views,
      seal: seal.at === 'ok' ? seal.seal : null,
      staff: staff.at === 'ok' ? staff.document : unreadableStaff(staff.reason),
      close: async () => {
        if (seal.at === 'ok') seal.seal.close()
        views.close()
        await ledger.close()
        lock.release()
      },
    },
  }
}
