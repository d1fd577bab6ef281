import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Row } from './figures.ts'

const README = join(import.meta.dirname, '..', '..', 'README.md')
/** A station of the middle size. */
const DAYS_A_YEAR = 250
const TICKETS_A_DAY = 200
const CASES_A_DAY = 20

/** Writes what a ticket and a case take on the disk between the marks of README.md. */
export async function writeDisk(rows: readonly Row[]): Promise<void> {
  const bytesOf = (what: string) => rows.find(({ work }) => work.includes(what))?.figures['bytes']
  const [ticket, ofCase] = [bytesOf('disk for a ticket'), bytesOf('disk for a case')]
  if (ticket === undefined || ofCase === undefined) throw new Error('the disk was not measured: --only disk')
  const year = DAYS_A_YEAR * (TICKETS_A_DAY * ticket + CASES_A_DAY * ofCase)
  const kb = (bytes: number) => (bytes / 1000).toFixed(1)
  await writeBetween(
    'npm run bench -- --only disk --readme',
    `一张号从取号、出票、叫号到办完，账本和查询表一共占 ${kb(ticket)} kB；一件办件 ${kb(ofCase)} kB。一天 ${TICKETS_A_DAY} 张号、${CASES_A_DAY} 件办件、一年 ${DAYS_A_YEAR} 天，一年 ${Math.round(year / 1e6)} MB。`,
  )
}

/** Writes rows as a table between the marks. `about`: the machine, and what was limited. */
export async function writeRows(name: string, rows: readonly Row[], about: string): Promise<void> {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = [
    line(['', '量出', '同一次量出的极限', '目标', '']),
    line(['---', '---', '---', '---', '---']),
    ...rows.map(({ work, measured, limit, goal, ok }) =>
      line([work, measured, limit, goal, ok === null ? '' : ok ? '✓' : '✗']),
    ),
  ]
  await writeBetween(name, `${about}\n\n${table.join('\n')}`)
}

async function writeBetween(name: string, text: string): Promise<void> {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const readme = await readFile(README, 'utf8')
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`README.md has no place for ${name}`)
  await writeFile(README, `${readme.slice(0, from + begin.length)}\n\n${text}\n\n${readme.slice(to)}`)
}
