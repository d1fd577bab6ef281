import { MASKED_KINDS, type MaskedKind } from '#contract/notice.ts'

/** What must not stand on a public notice. Grouped forms are those in which people write such numbers. */
const NUMBERS: readonly { what: string; kind: MaskedKind; pattern: RegExp }[] = [
  { what: '身份证号', kind: '身份证号', pattern: /(?<!\d)\d{17}[\dXx](?!\d)/ },
  {
    what: '身份证号',
    kind: '身份证号',
    pattern: /(?<!\d)\d{6}[ -](?:19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dXx](?!\d)/,
  },
  { what: '手机号', kind: '电话', pattern: /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d{9}(?!\d)/ },
  { what: '手机号', kind: '电话', pattern: /(?<!\d)1[3-9]\d[ -]\d{4}[ -]\d{4}(?!\d)/ },
  { what: '银行卡号', kind: '账号', pattern: /(?<!\d)\d{16,19}(?!\d)/ },
  {
    what: '银行卡号',
    kind: '账号',
    pattern: /(?<!\d)[3-69]\d{3}[ -]\d{4}[ -]\d{4}[ -]\d{4}(?:[ -]\d{1,3})?(?!\d)/,
  },
]

/** Characters that take no room, with which a number would look whole and read as several. */
const INVISIBLE = /\p{Cf}/gu

/**
 * The kind of personal number that `text` shows in full: an 18-digit ID number, an 11-digit mobile number, a bank card
 * number of 16 to 19 digits, also in full-width digits or in groups. Null when there is none. A number with stars in
 * its middle is masked; one of a kind that is none of `kinds` may be seen.
 */
export function unmaskedNumber(text: string, kinds: readonly MaskedKind[] = MASKED_KINDS): string | null {
  let plain = text.normalize('NFKC').replaceAll(INVISIBLE, '')
  for (const { what, kind, pattern } of NUMBERS) {
    if (kinds.includes(kind) && pattern.test(plain)) return what
    // An ID number that may be seen is not a card number besides.
    plain = plain.replaceAll(new RegExp(pattern, 'g'), ' ')
  }
  return null
}
