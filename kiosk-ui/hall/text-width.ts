/** Width of a line in em, as Noto Sans sets it: a Chinese character is one wide, a digit or letter about 0.6. */
export function emOf(text: string): number {
  return Array.from(text).reduce(
    (sum, char) => sum + (/[\u{2e80}-\u{3ffff}]/u.test(char) ? 1 : char === ' ' ? 0.25 : 0.6),
    0,
  )
}

/** A text in as many equal parts as it needs to stay within `most` characters each. */
export function inParts(text: string, most: number): string[] {
  const chars = Array.from(text)
  const parts = Math.max(1, Math.ceil(chars.length / most))
  const each = Math.ceil(chars.length / parts)
  return Array.from({ length: parts }, (_, i) => chars.slice(i * each, (i + 1) * each).join(''))
}
