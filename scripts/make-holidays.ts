// `node scripts/make-holidays.ts 2027` writes config/holidays/2027.yaml from the newest release of the npm package chinese-days
// (MIT), which keeps the days of 国务院办公厅's notices. It is fetched for this alone and stays no dependency. Compare the
// file with the notice itself before it is committed: a day that is wrong closes stations.
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Type } from 'typebox'
import { Parse } from 'typebox/value'

/** By day, YYYY-MM-DD: `National Day,国庆节,3`. `holidays` has every day off, `workdays` those that are worked for them. */
const Published = Type.Object({
  holidays: Type.Record(Type.String(), Type.String()),
  workdays: Type.Record(Type.String(), Type.String()),
})

const FULL_NAMES: Record<string, string> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }

export async function tableOf(year: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'holidays-'))
  try {
    execFileSync('npm', ['pack', 'chinese-days', '--silent'], { cwd: folder })
    execFileSync('sh', ['-c', 'tar xzf chinese-days-*.tgz'], { cwd: folder })
    const file = join(folder, 'package', 'dist', 'years', `${year}.json`)
    return yamlOf(year, JSON.parse(await readFile(file, 'utf8')))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Days off that follow one another are one entry, under the names of all of them. */
function yamlOf(year: number, published: unknown): string {
  const { holidays, workdays } = Parse(Published, published)
  const spans: { names: string[]; from: string; to: string }[] = []
  for (const day of Object.keys(holidays).toSorted()) {
    const short = holidays[day]?.split(',')[1] ?? ''
    const name = FULL_NAMES[short] ?? short
    const last = spans.at(-1)
    const isNext = last !== undefined && Temporal.PlainDate.from(last.to).add({ days: 1 }).toString() === day
    if (!isNext) spans.push({ names: [name], from: day, to: day })
    else {
      last.to = day
      if (!last.names.includes(name)) last.names.push(name)
    }
  }
  const lines = spans.map(
    ({ names, from, to }) => `  - {name: ${names.join('、')}, from: ${from}, to: ${to}}`,
  )
  return `# yaml-language-server: $schema=../schemas/holidays.json
# 由 scripts/make-holidays.ts 写成，和国务院办公厅的通知核对过。

year: ${year}
source: 国务院办公厅关于${year}年部分节假日安排的通知
holidays:
${lines.join('\n')}
workdays: [${Object.keys(workdays).toSorted().join(', ')}]
`
}

if (import.meta.main) {
  const year = Number(process.argv[2])
  if (!Number.isInteger(year)) throw new Error('which year?')
  const file = join(import.meta.dirname, '..', 'config', 'holidays', `${year}.yaml`)
  await writeFile(file, await tableOf(year))
}
