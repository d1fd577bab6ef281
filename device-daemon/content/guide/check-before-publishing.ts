import type { GuideElement } from '#contract/guide.ts'
import { doubtful, type Finding, type Path, wrong } from '../check/finding.ts'
import { isRealDay } from '../check/real-day.ts'
import { checkWords } from './check-words.ts'
import { unconfirmedOf } from './elements.ts'
import type { CatalogueItem } from '#contract/guide-document.ts'

/**
 * What a guide needs besides its shape before residents may read it: the seven elements of 安政办〔2020〕36号 二（二）6, none
 * of them empty, and nothing that contradicts itself. What is 待核定 stays so: no value is asked for.
 */
export function checkBeforePublishing(item: CatalogueItem): readonly Finding[] {
  return [
    ...emptyElements(item),
    ...blankLines(item),
    ...wrongDays(item),
    ...unknownPromise(item),
    ...strayMaterials(item),
    ...checkWords(item),
    ...unfilledPayment(item),
    ...wrongConfirmations(item),
  ]
}

const isBlank = (text: string): boolean => text.trim() === ''

/** An element of the guide, and where it stands. An empty list of materials says 不需要材料, once that is known. */
function emptyElements(item: CatalogueItem): Finding[] {
  const { legalBasis, conditions, materials, timeLimit, provenance } = item
  const known = (element: GuideElement) =>
    Object.values(provenance).some((elements) => elements.includes(element))
  const missing: [is: boolean, path: Path, words: string][] = [
    [isBlank(item.name), ['name'], '事项名称空着，应与目录一字不差'],
    [legalBasis.length === 0, ['legalBasis'], '办事依据空着，应至少写一条；还没核到的写文件名称，并标待核定'],
    [
      conditions.length === 0,
      ['conditions'],
      '办理条件空着，应写明谁能办；没有限制的也写一句，如 本村（社区）居民都能办',
    ],
    [
      materials.length === 0 && !known('申请材料'),
      ['materials'],
      '申请材料空着；不需要材料的，应写明出处（provenance）或标待核定',
    ],
    [isBlank(timeLimit.text), ['timeLimit', 'text'], '办理时限空着，应写一句；什么都还不知道的写 待核定'],
    [isBlank(item.fee), ['fee'], '收费情况空着，应写 不收费 或收多少；没核定的写 待核定'],
  ]
  return missing.flatMap(([is, path, words]) => (is ? [wrong(path, words)] : []))
}

function blankLines({ legalBasis, conditions, steps, materials }: CatalogueItem): Finding[] {
  const lines: [path: Path, text: string][] = [
    ...legalBasis.map(({ title }, i): [Path, string] => [['legalBasis', i, 'title'], title]),
    ...conditions.map((text, i): [Path, string] => [['conditions', i], text]),
    ...steps.map((text, i): [Path, string] => [['steps', i], text]),
    ...materials.map(({ name }, i): [Path, string] => [['materials', i, 'name'], name]),
  ]
  return lines.flatMap(([path, text]) => (isBlank(text) ? [wrong(path, '这一行空着，应写上或删去')] : []))
}

/** 即办件 are finished on the spot or within the day: 附件 注 1. */
const ON_THE_SPOT_MAX_DAYS = 1

function wrongDays({ kind, timeLimit, steps }: CatalogueItem): Finding[] {
  const { promisedWorkdays: promised, statutoryWorkdays: statutory } = timeLimit
  if (promised === null) return []
  const path: Path = ['timeLimit', 'promisedWorkdays']
  const findings: Finding[] = []
  if (kind === '即办件' && promised > ON_THE_SPOT_MAX_DAYS)
    findings.push(
      wrong(path, `写的是 ${promised} 个工作日，即办件应当场或当天办结：0 或 1；办不到的应为承诺件`),
    )
  if (statutory !== null && promised > statutory)
    findings.push(wrong(path, `承诺 ${promised} 个工作日，比法定的 ${statutory} 个还长，应不超过法定时限`))
  const days = steps.map(workdaysIn)
  const sum = days.reduce<number>((all, of) => all + (of ?? 0), 0)
  const isEach = days.length > 0 && days.every((of) => of !== null)
  if (sum > promised || (isEach && sum !== promised))
    findings.push(wrong(['steps'], `各步加起来 ${sum} 个工作日，承诺时限写的是 ${promised} 个，应当对得上`))
  return findings
}

/** The workdays that a step names; null where it names none. */
function workdaysIn(step: string): number | null {
  const named = [...step.matchAll(/(\d+)\s*个?工作日/g)].map(([, days]) => Number(days))
  return named.length === 0 ? null : named.reduce((all, of) => all + of, 0)
}

/** 承诺件 are promised in days; where those are not known, the element is 待核定. */
function unknownPromise(item: CatalogueItem): Finding[] {
  if (item.kind !== '承诺件' || item.timeLimit.promisedWorkdays !== null) return []
  return unconfirmedOf(item).includes('办理时限')
    ? []
    : [wrong(['timeLimit', 'promisedWorkdays'], '承诺时限空着，应写几个工作日；没核定的应标待核定')]
}

const BRINGS = /(?:提供|提交|携带|出示|准备|带上|带好)/
const HOLDS = /持有?/
const PAPER = /身份证|户口簿|申请[表书]|复印件|照片|银行卡|证明|材料|病历|票据/

/** What is to be brought belongs to the materials, where it can be ticked and printed. */
function strayMaterials({ conditions }: CatalogueItem): Finding[] {
  return conditions.flatMap((condition, i) => {
    if (!PAPER.test(condition)) return []
    if (BRINGS.test(condition))
      return [wrong(['conditions', i], '这一条是要带的材料，应写到申请材料里，群众才能勾选、打印')]
    // Who holds a document may be what the errand is about.
    return HOLDS.test(condition)
      ? [doubtful(['conditions', i], '这一条像是要带的材料；要带的应写到申请材料里，群众才能勾选、打印')]
      : []
  })
}

const PAYMENT = { payee: '收款单位', place: '交费地点', number: '要带的号' } as const

/** Where money goes is never guessed: 水电气暖 are shown once all three are known. */
function unfilledPayment({ payment }: CatalogueItem): Finding[] {
  if (payment === undefined) return []
  return (['payee', 'place', 'number'] as const).flatMap((key) =>
    payment[key] === null || isBlank(payment[key])
      ? [wrong(['payment', key], `${PAYMENT[key]}空着，三样都核定了才给群众看`)]
      : [],
  )
}

function wrongConfirmations({ confirmed = [] }: CatalogueItem): Finding[] {
  return confirmed.flatMap(({ element, on, source, by }, i) => [
    ...(isRealDay(on) ? [] : [wrong(['confirmed', i, 'on'], `日历上没有 ${on} 这一天，应为：年-月-日`)]),
    ...(isBlank(source) ? [wrong(['confirmed', i, 'source'], '核定的出处空着，应写哪份文件或谁答复的')] : []),
    ...(isBlank(by) ? [wrong(['confirmed', i, 'by'], '谁核定的空着，应写姓名')] : []),
    ...(confirmed.findIndex((one) => one.element === element) < i
      ? [wrong(['confirmed', i, 'element'], `${element} 核定了两遍，应只写一遍`)]
      : []),
  ])
}
