/** What is written, and how it is said; `found` are the match and its groups. */
export type Rule = readonly [RegExp, (...found: string[]) => string]

/** In their order: what one rule has said, the next one finds. */
export function sayBy(rules: readonly Rule[], text: string): string {
  return rules.reduce((said, [pattern, say]) => said.replaceAll(pattern, say), text)
}

/**
 * After these a number is an amount, however long it is; a long number before anything else is a code or a telephone.
 * What is asked for at a hotline is none: 12345平台, 12348公共法律服务.
 */
export const AMOUNT = `(?:${[
  '[万亿元块角户名个件份项张页套次家间台辆亩斤吨米度天日月年周岁秒条款位头棵株余]',
  '公[斤里顷]|小时|平(?!台)|多(?!次)|人(?!工)|分(?!中心|机)|号(?!码)|本(?![市县区镇村站])',
].join('|')})`
