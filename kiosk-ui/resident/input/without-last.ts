/** 删一个字: one character less, also where it takes two code units. */
export function withoutLast(text: string): string {
  return Array.from(text).slice(0, -1).join('')
}
