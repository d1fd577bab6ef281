// `node scripts/make-pinyin.ts JIEBA` writes the words that pinyin offers, from the counts of @node-rs/jieba's dict.txt
// (`npm pack @node-rs/jieba@2.0.3`, unpacked into JIEBA; MIT) and from what the contents of config/ say.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { folderSource } from '#daemon/content/files/folder-source.ts'
import { checkGuides } from '#daemon/content/guide/check-guides.ts'
import { spell } from '#daemon/pinyin/spelling.ts'
import { frequencies } from './handwriting/frequencies.ts'

const root = join(import.meta.dirname, '..')
const OUT = join(root, 'kiosk-ui', 'resident', 'input', 'pinyin', 'words.txt')
const WORDS = 24_000
const LONGEST = 4
/** What the contents say is what is looked for here: it comes before everything else that sounds alike. */
const OF_THE_CONTENTS = 9

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('usage: make-pinyin.ts JIEBA')

const { words, characters } = await frequencies(join(folder, 'dict.txt'))
const { guide } = await folderSource(join(root, 'config'), (name) => name).read()
const { items, expressions } = checkGuides(guide, undefined).catalogue
const said = [
  ...items.flatMap(({ plainTitle, keywords }) => [plainTitle].concat(keywords)),
  ...[...expressions.here, ...expressions.elsewhere].flatMap(({ say }) => say),
].filter((word) => /^\p{Script=Han}+$/u.test(word) && word.length <= LONGEST)
const common = words
  .filter(({ word }) => word.length > 1 && word.length <= LONGEST)
  .toSorted((a, b) => b.often - a.often)
  .slice(0, WORDS)
const single = [...characters].filter(([character]) => /^[\u4e00-\u9fa5]$/u.test(character)).slice(0, 6000)

/** From 0 to 8, by powers of four. */
const often = (count: number) => Math.max(0, Math.min(8, Math.round(Math.log(count + 1) / Math.log(4)) - 2))
const rated = new Map<string, number>([
  ...single.map(([word, count]) => [word, Math.max(0, often(count) - 2)] as const),
  ...common.map(({ word, often: count }) => [word, often(count)] as const),
  ...said.map((word) => [word, OF_THE_CONTENTS] as const),
])
const bySound = Map.groupBy(rated, ([word]) => spell(word).join("'"))
const lines = [...bySound]
  .filter(([sound]) => /^[a-z']+$/.test(sound))
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([sound, alike]) => {
    const best = alike.toSorted(([, a], [, b]) => b - a).slice(0, 12)
    return `${sound} ${best.map(([word, rate]) => `${word}${rate}`).join('')}`
  })
await writeFile(OUT, `${lines.join('\n')}\n`)
