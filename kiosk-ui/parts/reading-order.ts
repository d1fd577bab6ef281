/**
 * One thing to say. `ranges`: where it stands. `say`: a spoken form that the screen gives where the written one reads
 * badly; null = as it is written.
 */
export type Sentence = { ranges: readonly Range[]; say: string | null }

type Piece = { node: Text; from: number; to: number }

/** Longer than this nobody remembers the beginning; it is cut at the nearest comma before. */
const LONG = 60
/** What ends a sentence stays with it. */
const SENTENCE = /[^。！？；\n]+[。！？；\n”）』」]*/g
const CLAUSE = /[^，、,]+[，、,]*/g
/** Their label is what they show; of others it only names a region. */
const LABELLED: ReadonlySet<string> = new Set(['BUTTON', 'A', 'P', 'SPAN', 'TIME', 'FIGURE'])

/**
 * What a resident sees in `root`, in reading order, sentence by sentence. Text that is hidden is left out, and so is
 * what carries `aria-hidden`. `data-say` on an element gives its spoken form; an empty one keeps it unsaid.
 */
export function sentencesOf(root: Element): Sentence[] {
  const sentences: Sentence[] = []
  let line: Piece[] = []

  function endLine(): void {
    sentences.push(...cut(line))
    line = []
  }

  function visit(element: Element): void {
    if (!isSeen(element)) return
    const say = spokenForm(element)
    const block = element.tagName === 'SMALL' || !isInline(element)
    if (block || say !== null) endLine()
    if (say === null) visitChildren(element)
    else if (say !== '') sentences.push({ ranges: textsOf(element).map(rangeOf), say })
    if (block || say !== null) endLine()
  }

  function visitChildren(element: Element): void {
    for (const child of element.childNodes) {
      if (child instanceof Text) line.push({ node: child, from: 0, to: child.length })
      else if (child instanceof HTMLBRElement) endLine()
      else if (child instanceof HTMLElement) visit(child)
      else if (child instanceof Element && child.getAttribute('role') === 'img') visit(child)
    }
  }

  visit(root)
  endLine()
  // A picture and its caption say the same.
  return sentences.filter((sentence, i) => i === 0 || wordsOf(sentence) !== wordsOf(sentences[i - 1]))
}

/** As it is to be said at this moment: what stands on the screen may change while others are read. */
export function wordsOf(sentence: Sentence | undefined): string {
  const written = sentence?.ranges.map(String).join('') ?? ''
  return (sentence?.say ?? written).replaceAll(/\s+/g, ' ').trim()
}

function isSeen(element: Element): boolean {
  return (
    element.getAttribute('aria-hidden') !== 'true' &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  )
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

/** One line of text, however many elements it runs through, as sentences. */
function cut(line: readonly Piece[]): Sentence[] {
  const text = line.map(({ node }) => node.data).join('')
  const stretches = matches(text, SENTENCE, 0).flatMap(([from, to]) =>
    to - from > LONG ? clauses(text.slice(from, to), from) : [[from, to] as const],
  )
  return stretches.flatMap(([from, to]) =>
    /[\p{Letter}\p{Number}]/u.test(text.slice(from, to))
      ? [{ ranges: within(line, from, to).map(rangeOf), say: null }]
      : [],
  )
}

type Stretch = readonly [from: number, to: number]

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

function within(line: readonly Piece[], from: number, to: number): Piece[] {
  let at = 0
  return line.flatMap(({ node }) => {
    const start = at
    at += node.length
    const piece = { node, from: Math.max(0, from - start), to: Math.min(node.length, to - start) }
    return piece.from < piece.to ? [piece] : []
  })
}

function textsOf(element: Element): Piece[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const pieces: Piece[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text) pieces.push({ node, from: 0, to: node.length })
  return pieces
}

function rangeOf({ node, from, to }: Piece): Range {
  const range = new Range()
  range.setStart(node, from)
  range.setEnd(node, to)
  return range
}
