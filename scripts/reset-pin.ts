// `npm run reset-pin -- NAME [--data DIR]`: a new PIN for a clerk who cannot sign in any more, while the station is
// stopped. The PIN is shown here once and nowhere else.
import { parseArgs } from 'node:util'
import { systemClock } from '#daemon/clock.ts'
import { storeFaultWords } from '#daemon/daemon/store-fault-words.ts'
import { dataFolder } from '#daemon/settings.ts'
import { openStaff } from '#daemon/desks/staff/staff.ts'
import { takeInstanceLock } from '#daemon/store/instance-lock.ts'
import { openStaffFile } from '#daemon/store/documents/staff-file.ts'

const EXIT = { usage: 64, unavailable: 69 } as const
const USAGE = '用法：npm run reset-pin -- 姓名 [--data 数据文件夹]（先停下站点程序）'

type Reset = { at: 'reset'; name: string; pin: string } | { at: 'refused'; reason: string }

/** Takes the data folder for itself, as a daemon would, so that no daemon writes the roster meanwhile. */
export async function resetPin(folder: string, name: string): Promise<Reset> {
  const lock = await takeInstanceLock(folder, systemClock)
  if (lock.at === 'taken') return refused('站点程序还在运行。请先停下，再重置密码。')
  if (lock.at === 'failed')
    return refused(storeFaultWords({ at: 'folder-unusable', folder, reason: lock.reason }))
  try {
    const opened = await openStaffFile(folder)
    if (opened.at === 'fault') return refused(storeFaultWords({ ...opened, at: 'file-unreadable' }))
    const staff = openStaff(opened.document)
    const account = staff.byName(name)
    if (account === undefined) {
      const names = staff.all().map((known) => known.name)
      return refused(
        names.length === 0
          ? `${folder} 里还没有账号：第一次启动时会自动建立。`
          : `没有叫 ${name} 的账号，应为其中之一：${names.join('、')}`,
      )
    }
    const reset = await staff.resetPin(account.id)
    if (reset.at !== 'done')
      return refused(`没有保存成功（${reset.at === 'failed' ? reset.reason : reset.at}）`)
    return { at: 'reset', name: account.name, pin: reset.pin }
  } finally {
    lock.release()
  }
}

function refused(reason: string): Reset {
  return { at: 'refused', reason }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { data: { type: 'string' } },
      allowPositionals: true,
    })
    const [name, ...more] = positionals
    return name === undefined || more.length > 0 ? null : { name, data: values.data }
  } catch {
    return null
  }
}

async function main(): Promise<void> {
  const read = readArguments()
  if (read === null) {
    process.stderr.write(`${USAGE}\n`)
    process.exitCode = EXIT.usage
    return
  }
  const reset = await resetPin(dataFolder(read.data ?? process.env['KIOSK_DATA']), read.name)
  if (reset.at === 'refused') {
    process.stderr.write(`${reset.reason}\n`)
    process.exitCode = EXIT.unavailable
    return
  }
  process.stdout.write(`新密码 new PIN: ${reset.name} ${reset.pin}\n`)
}

if (import.meta.main) await main()
