import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Row } from './figures.ts'
import type { Peaks } from './small-box.ts'

const README = join(import.meta.dirname, '..', '..', 'README.md')
/** A station of the middle size. */
const DAYS_A_YEAR = 250
const TICKETS_A_DAY = 200
const CASES_A_DAY = 20

/** Writes what a ticket and a case take on the disk between the marks of README.md. */
export async function writeDisk(rows: readonly Row[]): Promise<void> {
  const { ticket, ofCase, year } = onDisk(rows)
  const kb = (bytes: number) => (bytes / 1000).toFixed(1)
  await writeBetween(
    'npm run bench -- --only disk --readme',
    `一张号从取号、出票、叫号到办完，账本和查询表一共占 ${kb(ticket)} kB；一件办件 ${kb(ofCase)} kB。一天 ${TICKETS_A_DAY} 张号、${CASES_A_DAY} 件办件、一年 ${DAYS_A_YEAR} 天，一年 ${Math.round(year / 1e6)} MB。`,
  )
}

/** Bytes. */
function onDisk(rows: readonly Row[]): { ticket: number; ofCase: number; year: number } {
  const bytesOf = (what: string) => rows.find(({ work }) => work.includes(what))?.figures['bytes']
  const [ticket, ofCase] = [bytesOf('disk for a ticket'), bytesOf('disk for a case')]
  if (ticket === undefined || ofCase === undefined) throw new Error('the disk was not measured: --only disk')
  return { ticket, ofCase, year: DAYS_A_YEAR * (TICKETS_A_DAY * ticket + CASES_A_DAY * ofCase) }
}

/** What runs beside daemon and browser: MB. */
const SYSTEM_MB = 512
/** System, programs and two halves of an update: GB. */
const SYSTEM_GB = 12
const YEARS = 10

/** What to buy, from what one core and little memory were found to do. */
export function advice(rows: readonly Row[], peaks: Peaks | null): string {
  const promised = rows.filter(({ ok }) => ok !== null)
  const missed = promised.filter(({ ok }) => ok === false)
  const cores =
    missed.length === 0
      ? `处理器：一个核就够，${promised.length} 项目标在一个核上都达到了。`
      : `处理器：买两个核以上的。一个核上，${promised.length} 项目标有 ${missed.length} 项没有达到（表里打 ✗ 的）。`
  const memory =
    peaks === null
      ? '内存：这一次没有限，不好说。'
      : `内存：${sold((peaks.daemon + peaks.browser + SYSTEM_MB) / 1024, 2)} GB 起。程序最多用到 ${Math.round(peaks.daemon)} MB，浏览器最多 ${Math.round(peaks.browser)} MB，都含它们读写的文件留在内存里的；系统另算 ${SYSTEM_MB} MB。`
  const years = (YEARS * onDisk(rows).year) / 1e9
  const disk = `硬盘：${sold(SYSTEM_GB + 2 * years, 16)} GB 起。${YEARS} 年 ${years.toFixed(1)} GB，备份再一份；系统、程序和更新另算 ${SYSTEM_GB} GB。`
  return [cores, memory, disk].map((line) => `- ${line}`).join('\n')
}

/** The smallest that is sold. */
function sold(gb: number, least: number): number {
  let size = least
  while (size < gb) size *= 2
  return size
}

/** Writes rows as a table between the marks. `about`: the machine, and what was limited; `after`: what follows from it. */
export async function writeRows(
  name: string,
  rows: readonly Row[],
  { about, after }: { about: string; after: string },
): Promise<void> {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = [
    line(['', '量出', '同一次量出的极限', '目标', '']),
    line(['---', '---', '---', '---', '---']),
    ...rows.map(({ work, measured, limit, goal, ok }) =>
      line([work, measured, limit, goal, ok === null ? '' : ok ? '✓' : '✗']),
    ),
  ]
  await writeBetween(name, `${about}\n\n${after}\n\n${table.join('\n')}`)
}

async function writeBetween(name: string, text: string): Promise<void> {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const readme = await readFile(README, 'utf8')
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`README.md has no place for ${name}`)
  await writeFile(README, `${readme.slice(0, from + begin.length)}\n\n${text}\n\n${readme.slice(to)}`)
}
