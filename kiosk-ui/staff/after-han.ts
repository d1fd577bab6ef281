/** Text as it stands after a Chinese character: with a space before a figure or a letter, 「在 1 号窗口」. */
export function afterHan(text: string): string {
  return /^[\dA-Za-z]/.test(text) ? ` ${text}` : text
}
