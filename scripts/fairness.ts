// `npm run fairness`: how fair the priority rule is, over 1,000 days of made-up people that live through the queue's own
// decisions, and which parameters a station should choose. Writes the table into the README. `--days 50` is a quick look.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { candidates, compare, RECOMMENDED, shortestPriority, WITHOUT_FIGURES } from './fairness/choice.ts'
import { fairnessTable } from './fairness/table.ts'
import { root } from './setup.mjs'

const DAYS = 1000

const { values: flags } = parseArgs({ options: { days: { type: 'string', default: String(DAYS) } } })
const days = Number(flags.days)
if (!Number.isInteger(days) || days < 1) throw new Error('--days takes a whole number of days')

const tables = [...RECOMMENDED].map(([windows, recommended]) => {
  const compared = compare(days, windows, [WITHOUT_FIGURES, ...candidates])
  const chosen = shortestPriority(compared)
  const isSame = JSON.stringify(chosen?.rule) === JSON.stringify(recommended)
  process.stderr.write(
    `· ${windows}: ${JSON.stringify(chosen?.rule)}${isSame ? '' : ', not as recommended'}\n`,
  )
  return { windows, compared, chosen, isSame }
})

const table = fairnessTable(days, tables)
process.stdout.write(`${table}\n`)
if (days >= DAYS) {
  await writeBetween(join(root, 'README.md'), table)
  if (tables.some(({ isSame }) => !isSame)) process.exitCode = 1
}

async function writeBetween(file: string, text: string): Promise<void> {
  const before = await readFile(file, 'utf8')
  const after = before.replace(/(<!-- npm run fairness -->\n)[^]*?(<!-- \/fairness -->)/, `$1\n${text}\n\n$2`)
  if (!after.includes(text)) throw new Error(`${file} has no place for the table`)
  await writeFile(file, after)
}
