const DASH = '[-‐‒–—―−~〜]'
const NUMBER = '\\d+(?:,\\d{3})*(?:\\.\\d+)?'
const CLOCK = '\\d{1,2}:\\d{2}'
/** The second part of a telephone number has at least as many. */
const SUBSCRIBER_DIGITS = 7
/** Where one number is part of the other: 3号楼-101. */
const IN_A_PLACE = /(?:[楼栋幢室]|单元)$/

/** 8:30—12:00  14:00—17:30 → 8:30到12:00，14:00到17:30. */
function clockRanges(text: string): string {
  return text
    .replaceAll(new RegExp(`(?<=\\d)\\s*(?:${DASH}{1,2}|至)\\s*(?=${CLOCK})`, 'g'), '到')
    .replaceAll(new RegExp(`(?<=${CLOCK}(?::\\d{2})?)\\s+(?=${CLOCK}|[上下中]午|晚上|周|星期)`, 'g'), '，')
}

/** A year and a month, a telephone and a house number have strokes too: without units only what grows is a range. */
const NUMBERS = new RegExp(
  `(?<![\\dA-Za-z.-]|\\d\\s?${DASH}\\s?)(${NUMBER})(\\s*(?:%|°C|[a-z]{1,2}|\\p{Script=Han}{1,3})?)\\s*(?:--|${DASH})\\s*` +
    `(?=(${NUMBER})(?![\\d:室]|${DASH}\\d))`,
  'gu',
)

function numberRanges(text: string): string {
  return text.replaceAll(NUMBERS, (all: string, from: string, unit: string, to: string) => {
    const isRange = unit.trim() === '' ? growing(from, to) : !IN_A_PLACE.test(unit)
    return isRange ? `${from}${unit}到` : all
  })
}

function growing(from: string, to: string): boolean {
  const [low = 0, high = 0] = [from, to].map((written) => Number(written.replaceAll(',', '')))
  return low < high && !/^0\d/.test(from) && to.length < SUBSCRIBER_DIGITS
}

const PRICES = new RegExp(`¥(${NUMBER})\\s*${DASH}\\s*¥?(${NUMBER})`, 'g')

const WEEKDAYS = new RegExp(
  `(?<=(?:周|星期)[一二三四五六日天])\\s*${DASH}{1,2}\\s*(?=[周星一二三四五六日天])`,
  'g',
)

/** 3–5 天 → 3到5 天, 9:00-11:30 → 9:00到11:30, 周一-周五 → 周一到周五. */
export function ranges(text: string): string {
  return numberRanges(clockRanges(text).replaceAll(PRICES, '$1到$2元')).replaceAll(WEEKDAYS, '到')
}
