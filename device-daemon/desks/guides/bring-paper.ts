import type { Guide, Material } from '#contract/guide.ts'
import type { PaperBlock } from '#contract/paper.ts'

/** 申请材料, as the catalogue names the element that may be unconfirmed. */
const MATERIALS = '申请材料'

/**
 * Everything an errand asks for, in the two groups of the screen: 都要带, and 有的才带 with its condition whole. The
 * first heading says 待核定 while the list is unconfirmed.
 */
export function bringPaper({
  materials,
  unconfirmed,
}: Pick<Guide, 'unconfirmed'> & { materials: readonly Material[] }): PaperBlock[] {
  const waits = unconfirmed.includes(MATERIALS)
  if (materials.length === 0) return [heading('不用带材料', waits)]
  const groups = [
    { title: '都要带', items: materials.filter(({ required }) => required === true) },
    { title: '有的才带', items: materials.filter(({ required }) => required !== true) },
  ].filter(({ items }) => items.length > 0)
  return groups.flatMap(({ title, items }, i): PaperBlock[] =>
    [heading(title, i === 0 && waits)].concat(items.map(thing)),
  )
}

export const TO_CONFIRM = '待核定'

/** A heading of a guide on paper, and whether what stands under it still waits for a confirmation. */
export function heading(title: string, waits: boolean): PaperBlock {
  return waits
    ? { at: 'ends', left: title, right: TO_CONFIRM, bold: true }
    : { at: 'text', text: title, align: 'left', size: 1, bold: true }
}

/** Its name large, and below who has to bring it, how many, and what the catalogue says of it. */
function thing({ name, original, copy, note, when }: Material): PaperBlock {
  const lines = [
    when ?? '',
    original > 0 ? `原件 ${original} 份` : '',
    copy > 0 ? `复印件 ${copy} 份` : '',
    note,
  ].filter((line) => line !== '')
  return { at: 'thing', drawing: null, ...named(name, [lines.join('，')]), mark: 'box' }
}

/** A name large; what stands in brackets at its end (「（或社会保障卡、电子身份证件）」) begins the lines below. */
export function named(name: string, lines: readonly string[]): { name: string; lines: string[] } {
  const [, head = name, aside = ''] = /^(.+?)(（[^（）]{3,}）)$/.exec(name) ?? []
  return { name: head, lines: [aside, ...lines].filter((line) => line !== '') }
}
