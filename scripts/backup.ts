// `npm run backup -- --to FILE [--data DIR] [--config DIR]`: the whole station in one file, without its keys; the station
// may go on working meanwhile. The file is read back and checked, and the station told that there is one. `--note FILE
// --lies-at FILE`: that is noted in this file instead, for a caller that moves the backup. `--json`: in one line, for the
// station itself, which tells its ledger.
import { basename, dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { formatFaults, readSettings } from '#daemon/settings.ts'
import { checkBackup } from '#daemon/store/backup/check-backup.ts'
import { makeBackup } from '#daemon/store/backup/make-backup.ts'
import { notedIn, noteBackup } from '#daemon/store/backup/noted-backup.ts'

const EXIT = { usage: 64, unavailable: 69, config: 78 } as const
const USAGE = '用法：npm run backup -- --to 文件.tar.gz [--data 数据文件夹] [--config 配置文件夹]'

export async function main(args: string[]): Promise<void> {
  const flags = readArguments(args)
  if (flags?.to === undefined) return end(EXIT.usage, USAGE)
  const read = await readSettings(
    {
      config: flags.config ?? process.env['KIOSK_CONFIG'],
      data: flags.data ?? process.env['KIOSK_DATA'],
      port: undefined,
      logLevel: undefined,
    },
    await scanDrivers(),
  )
  if (read.at === 'faults') return end(EXIT.config, formatFaults(read.faults))
  const { settings } = read
  const to = resolve(flags.to)
  const { id, name, timeZone } = settings.station
  const madeAt = new Date().toISOString()
  const done = await makeBackup({
    dataDir: settings.dataDir,
    configDir: settings.configDir,
    to,
    about: {
      version: settings.version,
      madeAt,
      station: { id, name, timeZone },
    },
  })
  if (done.at === 'failed') return failed(done.what, done.reason)
  const checked = await checkBackup(to)
  if (checked.at === 'not-whole') return failed(to, checked.why)
  const { entries, files } = done
  const { bytes } = checked
  if (!flags.json) {
    const lies = resolve(flags['lies-at'] ?? to)
    const note = { time: madeAt, place: dirname(lies), file: basename(lies), bytes, entries }
    const noted = await noteBackup(flags.note ?? notedIn(settings.dataDir), note)
    if (noted.at !== 'written')
      process.stderr.write(`备份是好的，只是没有记下来（${noted.reason}），工作人员还会看到“该备份了”。\n`)
  }
  process.stdout.write(
    flags.json
      ? `${JSON.stringify({ at: 'made', entries, files, bytes })}\n`
      : `备份好了，也读回来核对过：${to}\n  ${name}，账本 ${entries} 条，文件 ${files} 个；不含密钥，封存的个人信息在别处打不开\n`,
  )

  function failed(what: string, reason: string): void {
    if (flags?.json) process.stdout.write(`${JSON.stringify({ at: 'failed', reason })}\n`)
    end(EXIT.unavailable, `没有备份成功：${what}（${reason}）。站点照常，什么都没有改。`)
  }
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        to: { type: 'string' },
        data: { type: 'string' },
        config: { type: 'string' },
        note: { type: 'string' },
        'lies-at': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }).values
  } catch {
    return null
  }
}

function end(code: number, words: string): void {
  process.stderr.write(`${words}\n`)
  process.exitCode = code
}

if (import.meta.main) await main(process.argv.slice(2))
