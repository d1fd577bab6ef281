// `npm run restore -- FILE [--data DIR] [--above A=120]`: sets a station up again from a backup, while it is stopped.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '#daemon/clock.ts'
import { DocumentKind } from '#contract/case-papers.ts'
import { series as caseSeries } from '#daemon/domain/cases/numbers.ts'
import type { Numbers } from '#daemon/domain/numbers.ts'
import { dataFolder } from '#daemon/settings.ts'
import type { Manifest } from '#daemon/store/backup/manifest.ts'
import type { Pace } from '#daemon/store/ledger/pace.ts'
import { type Restored, restoreBackup } from '#daemon/store/backup/restore-backup.ts'

const EXIT = { usage: 64, refused: 65, unavailable: 69 } as const
const USAGE =
  '用法：npm run restore -- 文件.tar.gz [--data 数据文件夹] [--above A=120，知道 A 已经给到 120 时]（先停下站点程序）'

/**
 * No station gives more of one letter by any time of a day: so many at once, and one every ten seconds since midnight. By
 * half past eight that is 3,560, by the end of the day 9,140, which is still four digits.
 */
const AT_ONCE = 500
const SECONDS_EACH = 10
const SECONDS_PER_DAY = 86_400
/** A queue with any of them may have been added since. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
/** No station writes more cases, or papers of one kind, in all the time since a backup, at night as well. */
const SECONDS_EACH_CASE = 120

/** The highest number of a letter that somebody has seen today, in the hall or on a slip: `{'A': 4141}`. */
type SeenNumbers = Readonly<Record<string, number>>

/** The same, of the series in which they stand today at the station. */
export function seenToday({ station }: Pick<Manifest, 'station'>, now: number, seen: SeenNumbers): Numbers {
  const today = dayAt(station.timeZone, now).toString()
  return Object.fromEntries(
    Object.entries(seen).map(([letter, number]) => [`queue/${today}/${letter}`, number]),
  )
}

/**
 * In an empty folder nobody knows which numbers were given since the backup, and whether it was restored before today. So
 * numbers go on above what may have been given by now, and from then on no faster than what may have been given grows:
 * whatever this station gives until a later restore is below where that one begins. `seen` numbers count as given.
 */
export function paceSince(
  { madeAt, station }: Pick<Manifest, 'madeAt' | 'station'>,
  now: number,
  { seen = {}, reserved = {} }: { seen?: SeenNumbers; reserved?: Numbers } = {},
): Pace {
  const { timeZone } = station
  const today = dayAt(timeZone, now)
  const secondsOfToday = Math.floor((now - today.toZonedDateTime(timeZone).epochMilliseconds) / 1000)
  const given = new Map([
    [dayAt(timeZone, Date.parse(madeAt)).toString(), mayBeGiven(SECONDS_PER_DAY)],
    [today.toString(), mayBeGiven(secondsOfToday)],
  ])
  const ofSeen = seenToday({ station }, now, seen)
  const tickets = [...given].flatMap(([day, number]) =>
    LETTERS.map((letter) => {
      const name = `queue/${day}/${letter}`
      return [name, { from: Math.max(number, ofSeen[name] ?? 0), secondsEach: SECONDS_EACH }] as const
    }),
  )
  const casesSince = Math.max(0, Math.ceil((now - Date.parse(madeAt)) / 1000 / SECONDS_EACH_CASE))
  const cases = seriesOfCases([today.year - 1, today.year]).map((name) => {
    return [name, { from: (reserved[name] ?? 0) + casesSince, secondsEach: SECONDS_EACH_CASE }] as const
  })
  return { since: now, series: Object.fromEntries([...tickets, ...cases]) }
}

function seriesOfCases(years: readonly number[]): string[] {
  return years.flatMap((year) => [
    caseSeries(year),
    ...DocumentKind.anyOf.map((kind) => caseSeries(year, kind.const)),
  ])
}

function dayAt(timeZone: string, epochMs: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone).toPlainDate()
}

function mayBeGiven(secondsOfDay: number): number {
  return AT_ONCE + Math.floor(secondsOfDay / SECONDS_EACH)
}

/** From `A=4141`; null where one is no letter with a number. */
export function readSeen(given: readonly string[]): SeenNumbers | null {
  const pairs = given.map((pair) => /^([A-Z])=([1-9]\d{0,4})$/.exec(pair))
  if (pairs.includes(null)) return null
  return Object.fromEntries(pairs.map((pair) => [pair?.[1], Number(pair?.[2])]))
}

async function main(): Promise<void> {
  const read = readArguments()
  if (read === null) return end(EXIT.usage, USAGE)
  const dataDir = dataFolder(read.data ?? process.env['KIOSK_DATA'])
  const { seen } = read
  const now = Date.now()
  const restored = await restoreBackup({
    from: resolve(read.file),
    dataDir,
    clock: systemClock,
    seen: (manifest) => seenToday(manifest, now, seen),
    paceFrom: (manifest, reserved) => paceSince(manifest, now, { seen, reserved }),
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
        : `  备份以后给过哪些号没有人知道，今天的号从 ${firstOf(paceSince(manifest, now, { seen }), station.timeZone)} 以后接着给，免得和手里的号重复；今天每个字母每 10 秒最多给一个。`,
      ...Object.entries(seen).map(([letter, number]) => `  ${letter} 到 ${number} 为止的号不会再给。`),
      ...(aside === null ? [] : [`  原来的东西没有删，在 ${aside}`]),
      '  备份里没有密钥：封存的个人信息打不开，读卡用的钥匙会重新生成。',
      '',
    ].join('\n'),
  )
}

/** The lowest number above which the letters go on today. */
function firstOf({ since, series }: Pace, timeZone: string): number {
  const ofToday = `queue/${dayAt(timeZone, since).toString()}/`
  return Math.min(
    ...Object.entries(series).flatMap(([name, { from }]) => (name.startsWith(ofToday) ? [from] : [])),
  )
}

function refusedWords(restored: Exclude<Restored, { at: 'restored' }>): string {
  switch (restored.at) {
    case 'in-use':
      return '站点程序还在运行。请先停下，再恢复。'
    case 'clock-behind':
      return `这台机器的时间比备份（${restored.madeAt}）还早，号从哪里接着给要看时间。请先把时间调对，再恢复。什么都没有改。`
    case 'no-backup':
      return `这个文件不是完整的备份（${restored.why}）。什么都没有改。`
    case 'failed':
      return `没有恢复成功：${restored.what}（${restored.reason}）。`
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { data: { type: 'string' }, above: { type: 'string', multiple: true } },
      allowPositionals: true,
    })
    const [file, ...more] = positionals
    const seen = readSeen(values.above ?? [])
    return file === undefined || more.length > 0 || seen === null ? null : { file, data: values.data, seen }
  } catch {
    return null
  }
}

function end(code: number, words: string): void {
  process.stderr.write(`${words}\n`)
  process.exitCode = code
}

if (import.meta.main) await main()
