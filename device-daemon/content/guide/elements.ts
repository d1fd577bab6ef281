import type { GuideElement } from '#contract/guide.ts'
import type { CatalogueItem } from '#contract/guide-document.ts'

type Field = keyof CatalogueItem

/** Which fields of a guide say each of its elements. */
export const fieldsOf: Readonly<Record<GuideElement, readonly Field[]>> = {
  事项名称: ['name'],
  事项编码: ['code'],
  事项类型: ['itemType', 'itemClass'],
  办件类型: ['kind'],
  办理方式: ['remark', 'handling'],
  办事依据: ['legalBasis'],
  行使层级: ['exerciseLevel'],
  受理条件: ['conditions'],
  申请材料: ['materials'],
  办理流程: ['steps'],
  办理时限: ['timeLimit'],
  收费情况: ['fee'],
  办理渠道: ['channels'],
  办理结果: ['result'],
}

/** 二（二）5 of 安政办〔2020〕36号: these are the same in the whole city. */
const CITY_ELEMENTS = [
  '事项名称',
  '事项编码',
  '事项类型',
  '办件类型',
  '办理方式',
  '办事依据',
  '行使层级',
  '受理条件',
  '申请材料',
  '办理时限',
  '收费情况',
] as const satisfies readonly GuideElement[]

/** Every field that the city sets, and the element that it says; null for what is no element. */
export const citySet: ReadonlyMap<string, GuideElement | null> = new Map<Field, GuideElement | null>([
  ...CITY_ELEMENTS.flatMap((element) => fieldsOf[element].map((field) => [field, element] as const)),
  ['provenance', null],
  ['outlets', null],
])

/** Elements that still show 待核定: what nobody knows for sure, without what the station has confirmed. */
export function unconfirmedOf({
  provenance,
  confirmed = [],
}: Pick<CatalogueItem, 'provenance' | 'confirmed'>): GuideElement[] {
  const known = new Set(confirmed.map(({ element }) => element))
  return provenance.localConfirm.filter((element) => !known.has(element))
}
