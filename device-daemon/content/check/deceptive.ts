/** Control characters and those that turn the direction of writing: what is shown would not be what is written. */
const DECEPTIVE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

/** Whether a line holds an invisible character. A tab does not count. */
export function isDeceptive(line: string): boolean {
  return DECEPTIVE.test(line.replaceAll('\t', ' '))
}

export const DECEPTIVE_WORDS = '有看不见的控制字符，请删掉这一行重新打字'
