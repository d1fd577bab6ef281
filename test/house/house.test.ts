import { existsSync, readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'
import vitestConfig from '../vitest.config.ts'
import { projectRoot, readTree, type Tree } from './sources.ts'

const everywhere = ['device-daemon', 'kiosk-ui', 'scripts', 'test', 'config', '.ci']
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(projectRoot, 'package.json'), 'utf8'),
)

/** These look for the city catalogue's own names in what the daemon sends; they show none of the words they hold. */
const looksUpCatalogueWords = new Set(['kiosk-ui/resident/parts/domain-icon.tsx'])

/** Where words stand: `words.ts` or `words/` beside their screen; in kiosk-ui/words what several surfaces say. */
const wordsFile = /^kiosk-ui\/(?:.+\/)?words(?:\.ts|\/[a-z-]+\.ts)$/

/** Lines that name a folder of one particular machine; written so that this file does not match itself. */
function machinePaths(tree: Tree): string[] {
  const someonesFolder = /(?<![\w.$}])\/(?:home|root|Users|work|tmp)\/[\w.]/
  return linesWhere(tree, (line) => someonesFolder.test(line))
}

/** What the gallery shows besides the screens themselves is made up, for people who work on them. */
const ofGallery = /^kiosk-ui\/gallery\//

/** Chinese words in the code of a screen (comments are free) that should stand in a words file. */
function wordsInCode(tree: Tree): string[] {
  return [...tree].flatMap(([path, source]) =>
    wordsFile.test(path) || looksUpCatalogueWords.has(path) || ofGallery.test(path)
      ? []
      : literals(parseSync(path, source).program)
          .filter((text) => /\p{Script=Han}/u.test(text))
          .map((text) => `${path}: ${text.trim()}`),
  )
}

/** A value of the contract (公示, 承诺件, 老) in code is data; what is shown for it stands in a words file. */
const isNoData = (found: string): boolean => !contractValues.has(found.split(': ')[1] ?? '')
const contractValues = new Set(
  [...readTree(['device-daemon/contract'], /\.ts$/).values()].flatMap((source) =>
    [...source.matchAll(/Literal\('([^']+)'\)/g)].map(([, value = '']) => value),
  ),
)

/** Every text a program can show: strings, templates, JSX text. */
function literals(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const own = 'type' in node && ['Literal', 'TemplateElement', 'JSXText'].includes(String(node.type))
  const value = own && 'value' in node ? node.value : null
  if (typeof value === 'string') return [value]
  if (typeof value === 'object' && value !== null && 'raw' in value) return [String(value.raw)]
  return Object.values(node).flatMap((child) => literals(child))
}

/** Settings files an editor cannot check, because their first lines name no schema. */
function withoutSchema(tree: Tree): string[] {
  return [...tree]
    .filter(
      ([, text]) => !/^# yaml-language-server: \$schema=\S+/m.test(text.split('\n').slice(0, 3).join('\n')),
    )
    .map(([path]) => path)
}

function linesWhere(tree: Tree, holds: (line: string) => boolean): string[] {
  return [...tree].flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) => (holds(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  )
}

test('no file names a folder of one particular machine', () => {
  expect(machinePaths(readTree(everywhere, /\.(ts|tsx|mjs|css|html|yaml|json|sh)$|run$/))).toEqual([])
  const homes = ['home', 'root', 'tmp'].map((folder) => `open('/${folder}/kiosk.db')`)
  expect(machinePaths(new Map([['a.ts', homes.join('\n')]]))).toHaveLength(3)
})

/** What a rule of high contrast sets, unless it is a colour or a line that takes no room. */
function movedByContrast(tree: Tree): string[] {
  const recolours =
    /^(?:--[\w-]+: (?:#[\da-f]{3,8}|rgb\([^)]*\))|color-scheme: dark|outline(?:-offset)?: .+)$/
  return [...tree].flatMap(([path, css]) =>
    [...css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/data-contrast='high'\][^{]*\{([^}]*)\}/g)].flatMap(
      ([, block = '']) =>
        block
          .split(';')
          .map((declaration) => declaration.trim())
          .filter((declaration) => declaration !== '' && !recolours.test(declaration))
          .map((declaration) => `${path}: ${declaration}`),
    ),
  )
}

test('high contrast changes colours alone, so nothing stands elsewhere in it or is lost', () => {
  const tree = readTree(['kiosk-ui'], /\.css$/)
  expect([...tree.values()].filter((css) => css.includes("data-contrast='high'")).length).toBeGreaterThan(3)
  expect(movedByContrast(tree)).toEqual([])
  const moving =
    ":root[data-contrast='high'] .a { --ink: #fff; --gap: 2rem; border: 1px solid red; & b { color: red } }"
  expect(movedByContrast(new Map([['a.css', moving]]))).toHaveLength(3)
})

test('every word on a screen stands in a words file', () => {
  expect(wordsInCode(readTree(['kiosk-ui'], /\.tsx?$/)).filter(isNoData)).toEqual([])
})

test.for([
  'kiosk-ui/resident/journeys/home/home.tsx',
  'kiosk-ui/resident/journeys/home/my-words.tsx',
  'kiosk-ui/resident/words-of-home.tsx',
  'kiosk-ui/words.tsx',
])('a Chinese word in %s is found', (path) => {
  const source = 'export const A = () => <p title="取号">{`前面${1}人`}你好</p>'
  expect(wordsInCode(new Map([[path, source]]))).toHaveLength(4)
})

test.for(['kiosk-ui/words/days.ts', 'kiosk-ui/hall/words.ts', 'kiosk-ui/clerk/desk/words/keys.ts'])(
  'words may stand in %s',
  (path) => {
    expect(wordsInCode(new Map([[path, "export const words = '取号'"]]))).toEqual([])
  },
)

test('rules, engine and records say nothing to people: they give codes and data, and a surface has the words', () => {
  const tree = readTree(['device-daemon'], /^device-daemon\/(?:(?:domain|station|store)\/.+|station)\.ts$/)
  expect(tree.size).toBeGreaterThan(60)
  expect(wordsInCode(tree)).toEqual([])
})

/** Desks whose work is to write and to say: what comes out on paper and in the voice. */
const writingDesks =
  /^device-daemon\/desks\/(?:voice\/|guides\/(?:guide|bring|check)-paper\.ts|tickets\/slips?\.ts|report\/day-paper\.ts|board\/notice-paper\.ts|feedback\/feedback-slip\.ts|cases\/case-(?:paper|a4)\.ts|bookings\/booking-slip\.ts|hall\/announcement\.ts)/

test('no desk has words for a screen: only paper and voice are written where they are made', () => {
  const tree = readTree(['device-daemon/desks'], /\.ts$/)
  const others = new Map([...tree].filter(([path]) => !writingDesks.test(path)))
  expect(others.size).toBeGreaterThan(30)
  expect(wordsInCode(others).filter(isNoData)).toEqual([])
})

test('every settings file names the schema an editor checks it with', () => {
  const settings = readTree(['config'], /\.ya?ml$/)
  expect(settings.size).toBeGreaterThan(60)
  expect(withoutSchema(settings)).toEqual([])
  expect(withoutSchema(new Map([['a.yaml', 'id: a\n']]))).toEqual(['a.yaml'])
})

test('the schema a settings file names is there', () => {
  const missing = [...readTree(['config'], /\.ya?ml$/)].filter(([path, text]) => {
    const schema = /^# yaml-language-server: \$schema=(\S+)/m.exec(text)?.[1]
    return schema !== undefined && !existsSync(join(projectRoot, path, '..', schema))
  })
  expect(missing.map(([path]) => path)).toEqual([])
})

test.for(Object.entries(scripts))('`npm run %s` runs something that exists', ([, command]) => {
  const [program = '', file = ''] = command.replace(/^exec /, '').split(' ')
  const needed =
    program === 'node' ? join(projectRoot, file) : join(projectRoot, 'node_modules', '.bin', program)
  expect(existsSync(needed), needed).toBe(true)
})

test('every test file belongs to a suite that `npm test` runs', () => {
  const patterns = vitestConfig.test?.projects?.flatMap((project) =>
    typeof project === 'object' && 'test' in project ? (project.test?.include ?? []) : [],
  )
  const left = [...readTree(['test'], /\.test\.tsx?$/).keys()].filter(
    (path) => !patterns?.some((pattern) => matchesGlob(path, pattern)),
  )
  expect(left).toEqual([])
})

test('no test is skipped, focused or left for later', () => {
  const marker = new RegExp(
    String.raw`\b(?:test|it|describe)\.` + '(?:skip|only|todo|fails|skipIf|runIf)' + String.raw`\b`,
  )
  expect(linesWhere(readTree(['test'], /\.tsx?$/), (line) => marker.test(line))).toEqual([])
})

test('the lock holds every package that a locked one may ask for on any platform, or `npm ci` refuses it', () => {
  type Locked = { dependencies?: object; optionalDependencies?: object }
  const packages: Record<string, Locked> = JSON.parse(
    readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'),
  ).packages
  const missing = Object.entries(packages).flatMap(([path, locked]) =>
    Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })
      .filter((name) => !foldersAbove(path).some((folder) => `${folder}node_modules/${name}` in packages))
      .map((name) => `${path} asks for ${name}`),
  )
  expect(missing).toEqual([])
})

/** Where Node looks for what a package asks for: its own folder, then outwards. */
function foldersAbove(path: string): string[] {
  const cuts = [...path.matchAll(/(?:^|\/)node_modules\//g)]
    .map(({ index }) => path.slice(0, index))
    .filter(Boolean)
  return [path, ...cuts.toReversed(), ''].map((folder) => (folder === '' ? '' : `${folder}/`))
}
