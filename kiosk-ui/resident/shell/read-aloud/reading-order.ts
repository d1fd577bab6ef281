/**
 * One thing to say, as it stands at the moment of asking: what is on the screen may change while others are read.
 */
export type Sentence = {
  /** '' where it is not on the screen any more. */
  words(): string
  /** Where it stands, for the mark. */
  ranges(): Range[]
}

/** Text that runs on through however many elements, or an element with a spoken form of its own. */
type Line = { at: 'written'; nodes: readonly Text[] } | { at: 'spoken'; element: Element }

type Stretch = readonly [from: number, to: number]

/** A longer sentence is hard to follow by ear; it is cut at the nearest comma before. */
const LONG = 60
/** What ends a sentence stays with it. */
const SENTENCE = /[^。！？；\n]+[。！？；\n”）』」]*/g
const CLAUSE = /[^，、,]+[，、,]*/g
/** Their label is what they show; of others it only names a region. */
const LABELLED: ReadonlySet<string> = new Set(['BUTTON', 'A', 'P', 'SPAN', 'TIME', 'FIGURE'])
const SEEN = { visibilityProperty: true, opacityProperty: true }

/**
 * What a resident sees in `root`, in reading order, sentence by sentence. Text that is hidden is left out, and so is
 * what carries `aria-hidden`. `data-say` on an element gives its spoken form where the written one reads badly; an
 * empty one keeps it unsaid. Lines are those of the first moment; how a line falls into sentences is seen when it is
 * that line's turn.
 */
export function* sentencesOf(root: Element): Generator<Sentence> {
  for (const line of linesOf(root))
    for (let i = 0; i < stretchesOf(line).length; i++) yield sentenceOf(line, i)
}

function linesOf(root: Element): Line[] {
  const lines: Line[] = []
  let nodes: Text[] = []

  function endLine(): void {
    if (nodes.length > 0) lines.push({ at: 'written', nodes })
    nodes = []
  }

  function visit(element: Element): void {
    if (!isSeen(element)) return
    const say = spokenForm(element)
    const block = element.tagName === 'SMALL' || !isInline(element)
    if (block || say !== null) endLine()
    if (say === null) visitChildren(element)
    else if (say !== '') lines.push({ at: 'spoken', element })
    if (block || say !== null) endLine()
  }

  function visitChildren(element: Element): void {
    for (const child of element.childNodes) {
      if (child instanceof Text) nodes.push(child)
      else if (child instanceof HTMLBRElement) endLine()
      else if (child instanceof HTMLElement) visit(child)
      else if (child instanceof Element && child.getAttribute('role') === 'img') visit(child)
    }
  }

  visit(root)
  endLine()
  return lines
}

function sentenceOf(line: Line, index: number): Sentence {
  const stretch = (): Stretch => stretchesOf(line)[index] ?? [0, 0]
  return {
    words: () =>
      wordsOf(line)
        .slice(...stretch())
        .replaceAll(/\s+/g, ' ')
        .trim(),
    ranges: () =>
      line.at === 'spoken' ? allOf(textsIn(line.element)) : within(there(line.nodes), stretch()),
  }
}

function wordsOf(line: Line): string {
  if (line.at === 'written')
    return there(line.nodes)
      .map(({ data }) => data)
      .join('')
  return line.element.checkVisibility(SEEN) ? (spokenForm(line.element) ?? '') : ''
}

/** What is said in one breath, as places in the line's words. A spoken form is one. */
function stretchesOf(line: Line): readonly Stretch[] {
  const text = wordsOf(line)
  const stretches = line.at === 'spoken' ? [[0, text.length] as const] : cut(text)
  return stretches.filter(([from, to]) => /[\p{Letter}\p{Number}]/u.test(text.slice(from, to)))
}

function there(nodes: readonly Text[]): Text[] {
  return nodes.filter((node) => node.parentElement?.checkVisibility(SEEN))
}

function isSeen(element: Element): boolean {
  return element.getAttribute('aria-hidden') !== 'true' && element.checkVisibility(SEEN)
}

function spokenForm(element: Element): string | null {
  if (element instanceof HTMLElement && element.dataset['say'] !== undefined) return element.dataset['say']
  const label = element.getAttribute('aria-label')
  const says = LABELLED.has(element.tagName) || element.getAttribute('role') === 'img'
  return says ? label : null
}

function isInline(element: Element): boolean {
  const { display } = getComputedStyle(element)
  return display === 'inline' || display === 'contents'
}

function cut(text: string): Stretch[] {
  return matches(text, SENTENCE, 0).flatMap(([from, to]) =>
    to - from > LONG ? clauses(text.slice(from, to), from) : [[from, to] as const],
  )
}

function matches(text: string, pattern: RegExp, offset: number): Stretch[] {
  return Array.from(
    text.matchAll(pattern),
    (found) => [offset + found.index, offset + found.index + found[0].length] as const,
  )
}

/** Clauses put together as long as they are not too long. */
function clauses(text: string, offset: number): Stretch[] {
  const joined: Stretch[] = []
  for (const [from, to] of matches(text, CLAUSE, offset)) {
    const last = joined.at(-1)
    if (last && to - last[0] <= LONG) joined[joined.length - 1] = [last[0], to]
    else joined.push([from, to])
  }
  return joined
}

function textsIn(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text) texts.push(node)
  return texts
}

function allOf(nodes: readonly Text[]): Range[] {
  return nodes.map((node) => rangeOf(node, 0, node.length))
}

/** The parts of these texts, one after another, that lie between two places in their words. */
function within(nodes: readonly Text[], [from, to]: Stretch): Range[] {
  let at = 0
  return nodes.flatMap((node) => {
    const start = at
    at += node.length
    const first = Math.max(0, from - start)
    const end = Math.min(node.length, to - start)
    return first < end ? [rangeOf(node, first, end)] : []
  })
}

function rangeOf(node: Text, from: number, to: number): Range {
  const range = new Range()
  range.setStart(node, from)
  range.setEnd(node, to)
  return range
}
