const DIGITS = '零一二三四五六七八九'
const ALONE = '０１２３４５６７８９'
/** Digits are counted in groups of four: 万, 亿. */
const GROUPS = ['', '万', '亿', '万亿']
const PLACES = ['千', '百', '十', '']
const GROUP = 4

/** One digit after another: 0536 → ０５３６, so that no later rule takes them for a number. Anything else is left out. */
export function digitByDigit(text: string): string {
  return Array.from(text, (digit) => ALONE[Number(digit)] ?? '').join('')
}

/** As people count: 20 → 二十, 105 → 一百零五, 12000 → 一万二千; with decimals one by one: 3.5 → 三点５. Digits and a point only. */
export function counted(text: string): string {
  const [whole = '', decimals] = text.split('.')
  return decimals ? `${wholeNumber(whole)}点${digitByDigit(decimals)}` : wholeNumber(whole)
}

function wholeNumber(text: string): string {
  const digits = text.replace(/^0+/, '')
  if (digits === '') return '零'
  if (digits.length > GROUP * GROUPS.length) return digitByDigit(digits)
  const groups = digits.padStart(Math.ceil(digits.length / GROUP) * GROUP, '0').match(/\d{4}/g)
  const read = (groups ?? [])
    .map((group, i, all) => {
      const words = fourDigits(group)
      return words === '' ? '零' : words + (GROUPS[all.length - 1 - i] ?? '')
    })
    .join('')
  return read
    .replaceAll(/零+/g, '零')
    .replace(/^零|零$/g, '')
    .replace(/^一十/, '十')
}

/** 0032 → 零三十二; '' for four zeros. */
function fourDigits(group: string): string {
  const words = Array.from(group, (digit, i) =>
    digit === '0' ? '零' : `${DIGITS[Number(digit)] ?? ''}${PLACES[i] ?? ''}`,
  ).join('')
  return words.replaceAll(/零+/g, '零').replace(/零$/, '')
}
