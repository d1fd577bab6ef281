// `npm run restore -- FILE [--data DIR]`: sets a station up again from a backup, while it is stopped.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '#daemon/clock.ts'
import type { Numbers } from '#daemon/domain/numbers.ts'
import { dataFolder } from '#daemon/settings.ts'
import type { Manifest } from '#daemon/store/backup/manifest.ts'
import { type Restored, restoreBackup } from '#daemon/store/backup/restore-backup.ts'

const EXIT = { usage: 64, refused: 65, unavailable: 69 } as const
const USAGE = '用法：npm run restore -- 文件.tar.gz [--data 数据文件夹]（先停下站点程序）'

/**
 * No station gives more of one letter by any time of a day: so many at once, and one every ten seconds since midnight. By
 * half past eight that is 3,560, by the end of the day 9,140, which is still four digits.
 */
const AT_ONCE = 500
const SECONDS_EACH = 10
const SECONDS_PER_DAY = 86_400
/** A queue with any of them may have been added since. */
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/**
 * In an empty folder nobody knows which numbers were given since the backup, and whether it was restored before today. So
 * numbers go on above what may have been given by now; one that is restored later goes on higher.
 */
export function numbersSince({ madeAt, station }: Manifest, now: number): Numbers {
  const at = (epochMs: number) =>
    Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(station.timeZone)
  const today = at(now)
  const madeOn = at(Date.parse(madeAt)).toPlainDate().toString()
  const secondsOfToday = Math.floor((now - today.startOfDay().epochMilliseconds) / 1000)
  const given = new Map([
    [madeOn, mayBeGiven(SECONDS_PER_DAY)],
    [today.toPlainDate().toString(), mayBeGiven(secondsOfToday)],
  ])
  return Object.fromEntries(
    [...given].flatMap(([day, number]) =>
      LETTERS.map((letter) => [`queue/${day}/${letter}`, number] as const),
    ),
  )
}

function mayBeGiven(secondsOfDay: number): number {
  return AT_ONCE + Math.floor(secondsOfDay / SECONDS_EACH)
}

async function main(): Promise<void> {
  const read = readArguments()
  if (read === null) return end(EXIT.usage, USAGE)
  const dataDir = dataFolder(read.data ?? process.env['KIOSK_DATA'])
  let raised: Numbers = {}
  const restored = await restoreBackup({
    from: resolve(read.file),
    dataDir,
    clock: systemClock,
    raise: (manifest) => (raised = numbersSince(manifest, Date.now())),
  })
  if (restored.at !== 'restored')
    return end(restored.at === 'no-backup' ? EXIT.refused : EXIT.unavailable, refusedWords(restored))
  const { manifest, aside, numbers } = restored
  const { station, madeAt, entries } = manifest
  const made = Temporal.Instant.from(madeAt).toZonedDateTimeISO(station.timeZone).toPlainDateTime()
  process.stdout.write(
    [
      `恢复好了：${station.name}，${made.toString({ smallestUnit: 'minute' }).replace('T', ' ')} 的备份，账本 ${entries} 条`,
      `  启动：npm start -- --data ${dataDir} --config ${join(dataDir, 'config')}`,
      numbers === 'kept'
        ? '  这台机器给过的号都记得，不会再给一次。'
        : `  备份以后给过哪些号没有人知道，今天的号从 ${Object.values(raised).at(-1)} 以后接着给，免得和手里的号重复。`,
      ...(aside === null ? [] : [`  原来的东西没有删，在 ${aside}`]),
      '  备份里没有密钥：封存的个人信息打不开，读卡用的钥匙会重新生成。',
      '',
    ].join('\n'),
  )
}

function refusedWords(restored: Exclude<Restored, { at: 'restored' }>): string {
  switch (restored.at) {
    case 'in-use':
      return '站点程序还在运行。请先停下，再恢复。'
    case 'no-backup':
      return `这个文件不是完整的备份（${restored.why}）。什么都没有改。`
    case 'failed':
      return `没有恢复成功：${restored.what}（${restored.reason}）。`
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { data: { type: 'string' } },
      allowPositionals: true,
    })
    const [file, ...more] = positionals
    return file === undefined || more.length > 0 ? null : { file, data: values.data }
  } catch {
    return null
  }
}

function end(code: number, words: string): void {
  process.stderr.write(`${words}\n`)
  process.exitCode = code
}

if (import.meta.main) await main()
