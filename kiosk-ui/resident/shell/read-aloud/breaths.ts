/** A part of a text, as places in it. */
export type Stretch = readonly [from: number, to: number]

/** A longer sentence is hard to follow by ear; it is cut at the nearest comma before. */
const LONG = 60
/** What ends a sentence stays with it. */
const SENTENCE = /[^。！？；\n]+[。！？；\n”）』」]*/g
const CLAUSE = /[^，、,]+[，、,]*/g

/** What is said in one breath each; a part without a letter or a number has no sound. */
export function breathsOf(text: string): readonly Stretch[] {
  return cut(text).filter(([from, to]) => /[\p{Letter}\p{Number}]/u.test(text.slice(from, to)))
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
