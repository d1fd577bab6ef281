import { type Finding, type Path, wrong } from '../check/finding.ts'
import { feeWords } from './fee-words.ts'
import type { CatalogueItem } from '#contract/guide-document.ts'

type Line = readonly [path: Path, text: string]

/**
 * Words that tell a resident nothing or something false, in every line of a guide that residents read. Its name stands as
 * the annex has it, and what people call it as they call it.
 */
export function checkWords(item: CatalogueItem): Finding[] {
  return [
    ...linesOf(item).flatMap(([path, text]) =>
      wordings.flatMap(({ found, words }) => (found.test(text) ? [wrong(path, words)] : [])),
    ),
    ...wrongFee(item),
    ...saidTwice(item),
    ...wrongTitles(item),
    ...needlessMarks(item),
  ]
}

/** The words to keep right, and what 安政办〔2020〕36号 has in their place. */
const wordings: readonly { found: RegExp; words: string }[] = [
  { found: /残疾证/, words: '应写 残疾人证' },
  {
    found: /(?<![年\d])(?:1[0-2]|[1-9])月(?:3[01]|[12]\d|[1-9])日/,
    words: '日期没有年份，应写全，如 2026年11月28日；年年如此的写 每年',
  },
  { found: /待核(?!定)/, words: '应写 待核定' },
  { found: /[□☐☑]/, words: '方框由纸和屏幕自己加，这里不写' },
]

/** Every line that residents read, without names of laws and without the fee, which has rules of its own. */
function linesOf(item: CatalogueItem): Line[] {
  const { legalBasis, materials, timeLimit, exerciseLevel, suspended, residentTicketWhy } = item
  const lines: [path: Path, text: string | undefined][] = [
    ...(['audience', 'conditions', 'steps', 'channels', 'tips'] as const).flatMap((field) =>
      item[field].map((text, i): [Path, string] => [[field, i], text]),
    ),
    ...materials.flatMap((material, i) =>
      (['name', 'note', 'when'] as const).map((key): [Path, string | undefined] => [
        ['materials', i, key],
        material[key],
      ]),
    ),
    ...legalBasis.flatMap((law, i) =>
      (['docNumber', 'article'] as const).map((key): [Path, string | undefined] => [
        ['legalBasis', i, key],
        law[key],
      ]),
    ),
    [['exerciseLevel', 'handledAt'], exerciseLevel.handledAt],
    [['exerciseLevel', 'decidedBy'], exerciseLevel.decidedBy],
    [['timeLimit', 'text'], timeLimit.text],
    [['fee'], item.fee],
    [['result'], item.result],
    [['suspended'], suspended],
    [['residentTicketWhy'], residentTicketWhy],
  ]
  return lines.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const]))
}

function wrongFee(item: CatalogueItem): Finding[] {
  const meant = feeWords(item.fee)
  const lines = linesOf(item).filter(([[field]]) => field !== 'fee')
  return [
    ...(meant === item.fee ? [] : [wrong(['fee'], `规范的说法是“不收费”，应写成：${meant}`)]),
    ...lines.flatMap(([path, text]) =>
      text.includes('免费') ? [wrong(path, '规范的说法是“不收费”，应把“免费”换掉')] : [],
    ),
  ]
}

const ALL_UNKNOWN = /^待核定。?$/

/** Screen and paper mark what is 待核定 themselves; a sentence that says so too stays when the mark has gone. */
function saidTwice({ fee, timeLimit }: CatalogueItem): Finding[] {
  const fields: Line[] = [
    [['fee'], fee],
    [['timeLimit', 'text'], timeLimit.text],
  ]
  return fields.flatMap(([path, text]) =>
    text.includes('待核定') && !ALL_UNKNOWN.test(text)
      ? [wrong(path, '待核定由屏幕和纸自己标出，句子里应删去；什么都还不知道的，只写 待核定')]
      : [],
  )
}

/** A resident looks a law up by its name; the marks around it are the screen's. */
function wrongTitles({ legalBasis }: CatalogueItem): Finding[] {
  return legalBasis.flatMap(({ title }, i) => {
    const path = ['legalBasis', i, 'title']
    if (/^《[^《》]*》$/.test(title)) return [wrong(path, '两边的书名号由屏幕和纸自己加，这里不写')]
    if (/^(?:文件|附件|方案|通知|依据)(?:[·・.、:：]|$)/.test(title))
      return [wrong(path, '群众看不懂是哪个文件，应写它的全名')]
    return []
  })
}

/** What the document itself gives is not 待核定. */
function needlessMarks({ provenance }: CatalogueItem): Finding[] {
  const given = new Set([...provenance.annex, ...provenance.document])
  return provenance.localConfirm.flatMap((element, i) =>
    given.has(element)
      ? [wrong(['provenance', 'localConfirm', i], `${element} 文件里已经写明，不应再标待核定`)]
      : [],
  )
}
