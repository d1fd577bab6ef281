/** Where something stands in a document: keys and indexes from the top. */
export type Path = readonly (string | number)[]

/** One thing that a check found, in words for the person who writes the document. */
export type Finding = {
  path: Path
  /** What is wrong and what is allowed. */
  words: string
  /** Whether the document may not be published with it. */
  blocks: boolean
}

/** Something that has to be mended before the document may be published. */
export function wrong(path: Path, words: string): Finding {
  return { path, words, blocks: true }
}

/** Something that is allowed but not as it should be. */
export function doubtful(path: Path, words: string): Finding {
  return { path, words, blocks: false }
}

/** `['queues', 0, 'letter']` → `queues[0].letter`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text ? `${text}.${part}` : part
  }, '')
}
