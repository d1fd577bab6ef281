import { MASKED_KINDS, type MaskedKind } from '#contract/notice.ts'
import { unmaskedNumber } from './unmasked.ts'

/** Something about a person that must not hang in public; `line` counts from 0. */
export type PersonalDetail = {
  line: number
  what: MaskedKind
  /** As it stands there, for its writer to find. */
  found: string
  /** Heading of its column, where it stands in a table. */
  column: string | null
}

/** A name or number with its middle covered. */
const COVERED = /[*＊×✱某]/

/** Illnesses and grades of disability by which a person is named. */
const ILLNESS =
  /[肺胃肝肠乳宫颈食道]*癌|白血病|尿毒症|肾衰竭?|艾滋病?|HIV|乙肝|肝硬化|精神(?:病|分裂症?|障碍)|抑郁症|双相障碍|癫痫|脑瘫|脑梗死?|脑出血|偏瘫|瘫痪|帕金森|痴呆|冠心病|心脏病|糖尿病|红斑狼疮|血友病|肺结核|尘肺|肿瘤|残疾[一二三四1-4]级|[一二三四1-4]级残疾|(?:智力|精神|肢体|视力|听力)残疾/
/** A line that tells everybody of a service names nobody. */
const OF_ALL = /筛查|普查|预防|防治|宣传|讲座|义诊|疫苗|体检|知识|不公开|补贴标准/

const ADULT_FROM = 18
/** 「9岁」 of one person; 「16周岁以上」 and 「60至79周岁」 are of a rule. */
const AGE =
  /(?<![\d满至到—~-])(\d{1,2})\s*周?岁(?!\s*(?:以上|以下|以内|及|至|到|—|-|~|之间|的(?:老|居|村|人)))/g

/** The door at which a person lives; the number of a house alone is also that of an office. */
const DOOR = /\d+\s*(?:号楼|[栋幢座])\s*\d+\s*单元|单元\s*\d{2,4}\s*[室户号]?|[栋幢座楼]\s*\d{3,4}\s*室/
const HOUSE = /\d+\s*(?:号|室|户|单元|[栋幢排巷])/

type Rule = {
  heading: RegExp
  what: PersonalDetail['what']
  isBare(cell: string, year: number | null): boolean
}

const digitsIn = (cell: string): number => cell.normalize('NFKC').replaceAll(/\D/g, '').length
const isBareText = (cell: string): boolean => !/^(?:无|否|—|-|\/|健康|良好)?$/.test(cell)

/** What the columns of a list hold, by their headings. */
const RULES: readonly Rule[] = [
  { heading: /身份证|证件号/, what: '身份证号', isBare: (cell) => digitsIn(cell) >= 12 },
  { heading: /电话|手机|联系方式/, what: '电话', isBare: (cell) => digitsIn(cell) >= 7 },
  { heading: /账号|账户|帐号|卡号|一卡通/, what: '账号', isBare: (cell) => digitsIn(cell) >= 8 },
  {
    heading: /住址|家庭地址|详细地址|现居|户籍地/,
    what: '住址',
    isBare: (cell) => HOUSE.test(cell.normalize('NFKC')),
  },
  { heading: /病情|病种|疾病|患病|诊断|残疾(?:等级|类别|类型)/, what: '病情', isBare: isBareText },
  {
    heading: /年龄/,
    what: '未成年人',
    isBare: (cell) => /^\d{1,2}$/.test(ageOf(cell)) && Number(ageOf(cell)) < ADULT_FROM,
  },
  {
    heading: /出生/,
    what: '未成年人',
    isBare(cell, year) {
      const born = /(?:19|20)\d{2}/.exec(cell)?.[0]
      return born !== undefined && year !== null && year - Number(born) < ADULT_FROM
    },
  },
]

const ageOf = (cell: string): string => cell.normalize('NFKC').replace(/\s*周?岁$/, '')

/**
 * Personal details of these kinds in the text of a notice, beyond the numbers that `unmaskedNumber` finds anywhere: what
 * the columns of its tables hold, and words for an illness, for a door or for the age of a child. `year`: of its
 * publication.
 */
export function personalDetails(
  body: string,
  year: number | null,
  kinds: readonly MaskedKind[] = MASKED_KINDS,
): readonly PersonalDetail[] {
  const found: PersonalDetail[] = []
  let columns: readonly string[] | null = null
  const lines = body.split('\n')
  for (const [line, text] of lines.entries()) {
    const cells = cellsOf(text)
    let told: readonly PersonalDetail[] = []
    if (cells === null) columns = null
    else if (columns === null) columns = cells
    else if (!cells.every((cell) => /^:?-+:?$/.test(cell))) told = inRow(cells, columns, { line, year })
    found.push(...told, ...inText((what) => besides(text, cells, told, what), line))
  }
  return found.filter(({ what }) => kinds.includes(what))
}

function inRow(
  cells: readonly string[],
  columns: readonly string[],
  { line, year }: { line: number; year: number | null },
): PersonalDetail[] {
  return cells.flatMap((cell, i) => {
    const column = columns[i] ?? ''
    const rule = RULES.find(({ heading }) => heading.test(column))
    if (rule === undefined || COVERED.test(cell) || !rule.isBare(cell, year)) return []
    if (unmaskedNumber(cell, [rule.what]) !== null) return []
    return [{ line, what: rule.what, found: cell, column }]
  })
}

/** A line without the cells of which this kind has been told by their column already. */
function besides(
  text: string,
  cells: readonly string[] | null,
  told: readonly PersonalDetail[],
  kind: MaskedKind,
): string {
  const known = new Set(told.flatMap(({ what, found }) => (what === kind ? [found] : [])))
  if (cells === null || known.size === 0) return text
  return cells.filter((cell) => !known.has(cell)).join(' | ')
}

function inText(textFor: (what: MaskedKind) => string, line: number): PersonalDetail[] {
  const found = (what: MaskedKind, words: (text: string) => string | undefined): PersonalDetail[] => {
    const text = textFor(what)
    const isOfAll = what !== '住址' && OF_ALL.test(text)
    const said = isOfAll ? undefined : words(text)
    return said === undefined ? [] : [{ line, what, found: said, column: null }]
  }
  return [
    ...found('住址', (text) => DOOR.exec(text)?.[0]),
    ...found('病情', (text) => ILLNESS.exec(text)?.[0]),
    ...found('未成年人', (text) => [...text.matchAll(AGE)].find(([, age]) => Number(age) < ADULT_FROM)?.[0]),
  ]
}

/** The cells of a line of a table; null for any other line. */
function cellsOf(text: string): string[] | null {
  const row = text.trim()
  if (!row.startsWith('|')) return null
  return row
    .slice(1)
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
}
