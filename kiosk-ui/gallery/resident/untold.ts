import { type Line, type Reading, linesOf, wordsOf } from '../../resident/shell/read-aloud/reading-order.ts'
import { whatIsSeen } from '../../resident/shell/read-aloud/what-is-seen.ts'

/** Numbers, with the letter of a ticket. */
const NUMBER = /[A-Z]?\d+/g
const HAN = /\p{Script=Han}{2,}/gu
/** Words that a sentence may leave out or say in another way; what a station has written is longer. */
const SHORT = 6
/** Of a longer text, as many pairs of characters must be in the sentence that stands for it. */
const SHARE = 0.6
/** What a discreet errand is called before others. */
const DISCREET = '综合业务'
/** How 0 is said. */
const NOBODY = '没有人'
/** Keys, and what a hall need not hear. */
const UNSAID = '[aria-hidden="true"], [data-say=""], .unseen'

/**
 * What stands on the screen and is not told when it is read aloud: what no line holds, and what a sentence of the
 * screen's own leaves out of what it stands for: a number, or most of a longer text.
 */
export function untold(reading: Reading): string[] {
  const root = whatIsSeen()
  if (!root) return []
  const lines = linesOf(root, reading)
  return textsIn(root).flatMap((node) => {
    const text = node.data.trim()
    const line = lines.find((one) => holds(one, node))
    if (!line) return [`「${text}」 is in no line`]
    const said = wordsOf(line, reading)
    // What a discreet errand is about is not for the hall.
    if (said === DISCREET) return []
    return missing(text, said).map((part) => `「${part}」 of 「${text}」 is not in 「${said}」`)
  })
}

function holds(line: Line, node: Text): boolean {
  return line.at === 'written' ? line.nodes.includes(node) : line.element.contains(node)
}

function missing(text: string, said: string): string[] {
  const told = new Set<string>([...(said.match(NUMBER) ?? []), ...(said.includes(NOBODY) ? ['0'] : [])])
  const numbers: readonly string[] = text.match(NUMBER) ?? []
  const parts: readonly string[] = text.match(HAN) ?? []
  return [
    ...numbers.filter((number) => !told.has(number)),
    ...parts.filter((part) => part.length >= SHORT && shared(part, said) < SHARE),
  ]
}

function shared(part: string, said: string): number {
  const pairs = Array.from({ length: part.length - 1 }, (_, i) => part.slice(i, i + 2))
  return pairs.filter((pair) => said.includes(pair)).length / pairs.length
}

function textsIn(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!(node instanceof Text) || !element || !/[\p{Letter}\p{Number}]/u.test(node.data)) continue
    const seen = element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    if (seen && !element.closest(UNSAID)) texts.push(node)
  }
  return texts
}
