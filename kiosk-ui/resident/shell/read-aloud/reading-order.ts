import { type Stretch, breathsOf } from './breaths.ts'
import type { SaidOf } from './speech.ts'

/**
 * One thing to say, as it stands at the moment of asking: what is on the screen may change while others are read.
 */
export type Sentence = {
  /** '' where it is not on the screen any more. */
  words(): string
  /** Where it stands, for the mark. */
  ranges(): Range[]
}

/**
 * What is said in one go. `written`: text that runs on through however many elements. `joined`: an element whose lines
 * make one sentence, such as a button. `spoken`: an element with a sentence of its own. `unsaid`: a control among what
 * the hall need not hear.
 */
export type Line =
  | { at: 'written'; element: Element; nodes: readonly Text[] }
  | { at: 'joined' | 'spoken' | 'unsaid'; element: Element }

/** What stands for the elements of the open screen. `covered`: the screen lies under something, and is read all the same. */
export type Reading = { saidOf: SaidOf; covered?: boolean }

/** Their label is what they show; of others it only names a region. */
const LABELLED: ReadonlySet<string> = new Set(['BUTTON', 'A', 'P', 'SPAN', 'TIME', 'FIGURE'])
/** A thing to touch, and a name with its value, are each one sentence. */
const JOINED = 'button, dl > div'
const COMMA = '，'

/**
 * What a resident sees in `root`, in reading order, sentence by sentence. Text that is hidden is left out, and so is
 * what carries `aria-hidden`. What the screen has its own sentence for is said so; `data-say` on an element does the
 * same for what stands before every screen, and an empty one keeps it unsaid. Lines are those of the first moment; how
 * a line falls into sentences is seen when it is that line's turn.
 */
export function* sentencesOf(root: Element, reading: Reading): Generator<Sentence> {
  for (const line of linesOf(root, reading))
    for (let i = 0; i < breathsOf(wordsOf(line, reading)).length; i++) yield sentenceOf(line, i, reading)
}

/** Every line that can be seen in `root`, or inside it alone; of what is unsaid, its controls. */
export function linesOf(root: Element, reading: Reading, from: 'root' | 'inside' = 'root'): Line[] {
  const lines: Line[] = []
  let nodes: Text[] = []
  let around = root

  function endLine(): void {
    if (nodes.length > 0) lines.push({ at: 'written', element: around, nodes })
    nodes = []
  }

  function visit(element: Element, unsaid: boolean): void {
    if (!isSeen(element, reading)) return
    const say = unsaid ? '' : spokenForm(element, reading)
    const control = element.tagName === 'BUTTON'
    const whole = say !== null || element.matches(JOINED)
    const block = whole || element.tagName === 'SMALL' || !isInline(element)
    if (block) endLine()
    if (unsaid && control) lines.push({ at: 'unsaid', element })
    else if (say === '') for (const child of element.children) visit(child, true)
    else if (whole) lines.push({ at: say === null ? 'joined' : 'spoken', element })
    else visitChildren(element)
    if (block) endLine()
  }

  function visitChildren(element: Element): void {
    for (const child of element.childNodes) {
      if (child instanceof Text) {
        if (nodes.length === 0) around = element
        nodes.push(child)
      } else if (child instanceof HTMLBRElement) endLine()
      else if (child instanceof HTMLElement) visit(child, false)
      else if (child instanceof Element && child.getAttribute('role') === 'img') visit(child, false)
    }
  }

  if (from === 'inside') visitChildren(root)
  else visit(root, false)
  endLine()
  return lines
}

function sentenceOf(line: Line, index: number, reading: Reading): Sentence {
  const stretch = (): Stretch => breathsOf(wordsOf(line, reading))[index] ?? [0, 0]
  return {
    words: () =>
      wordsOf(line, reading)
        .slice(...stretch())
        .replaceAll(/\s+/g, ' ')
        .trim(),
    ranges: () =>
      line.at === 'written' ? within(there(line.nodes, reading), stretch()) : allOf(textsIn(line.element)),
  }
}

/** A line as it is said now; '' for what is unsaid. */
export function wordsOf(line: Line, reading: Reading): string {
  switch (line.at) {
    case 'written':
      return textOf(there(line.nodes, reading))
    case 'joined':
      return joined(line.element, reading)
    case 'spoken':
      return line.element.checkVisibility(seen(reading)) ? (spokenForm(line.element, reading) ?? '') : ''
    case 'unsaid':
      return ''
  }
}

/** The lines in it as one sentence. */
function joined(element: Element, reading: Reading): string {
  return linesOf(element, reading, 'inside')
    .map((line) => wordsOf(line, reading).replaceAll(/\s+/g, ' ').trim())
    .filter((words) => words !== '')
    .reduce(
      (said, words) =>
        said === '' ? words : `${said}${/[，。！？；：、]$/.test(said) ? '' : COMMA}${words}`,
      '',
    )
}

function textOf(nodes: readonly Text[]): string {
  return nodes.map(({ data }) => data).join('')
}

function there(nodes: readonly Text[], reading: Reading): Text[] {
  return nodes.filter(({ parentElement: within }) => {
    let box = within
    while (box && hasNoBox(box)) box = box.parentElement
    return box?.checkVisibility(seen(reading))
  })
}

function isSeen(element: Element, reading: Reading): boolean {
  const hidden = element.getAttribute('aria-hidden') === 'true'
  return !hidden && (hasNoBox(element) || element.checkVisibility(seen(reading)))
}

/** It is neither seen nor hidden itself; what is in it is. */
function hasNoBox(element: Element): boolean {
  return getComputedStyle(element).display === 'contents'
}

function seen({ covered = false }: Reading): CheckVisibilityOptions {
  return { visibilityProperty: !covered, opacityProperty: !covered }
}

/** Null where it is said as it is written. What keeps an element unsaid comes first. */
function spokenForm(element: Element, { saidOf }: Reading): string | null {
  if (element instanceof HTMLElement && element.dataset['say'] !== undefined) return element.dataset['say']
  const said = saidOf(element)
  if (said) return said.say
  const label = element.getAttribute('aria-label')
  const says = LABELLED.has(element.tagName) || element.getAttribute('role') === 'img'
  return says ? label : null
}

function isInline(element: Element): boolean {
  const { display } = getComputedStyle(element)
  return display === 'inline' || display === 'contents'
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
