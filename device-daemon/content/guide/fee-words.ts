/**
 * The official word is 不收费. 免费 at the end of a clause says the same and is replaced; before a noun (免费药具) it is
 * an adjective and stays, as does everything else.
 */
export function feeWords(fee: string): string {
  if (/^(无|免费|不收取费用)[。.]?$/u.test(fee)) return '不收费。'
  return fee.replace(/免费(?=[。；，、！]|$)/gu, '不收费')
}
