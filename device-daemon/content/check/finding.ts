/** Where something stands in a document: keys and indexes from the top. */
export type Path = readonly (string | number)[]

/**
 * How a value stands in the document, where that differs from what is read of it: `0536123` is read as 536123. Undefined
 * where nothing of the kind is known.
 */
export type AsWritten = (path: Path) => string | undefined

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

/** What has to be mended, and what is only told. */
export function sorted(findings: readonly Finding[]): { faults: Finding[]; doubts: Finding[] } {
  const { true: faults = [], false: doubts = [] } = Object.groupBy(
    findings,
    ({ blocks }) => `${blocks}` as const,
  )
  return { faults, doubts }
}

/** `['queues', 0, 'letter']` → `queues[0].letter`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text ? `${text}.${part}` : part
  }, '')
}
