/** A clip by its name, or words that are put together from syllables. */
export type VoicePiece = { clip: string } | { text: string }

const DIGITS = '零一二三四五六七八九'
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The clips that calls are made of, and what each of them says. A station may record them itself (config/voice/). */
export const announcementClips: ReadonlyMap<string, string> = new Map([
  ['qing', '请'],
  ['hao', '号'],
  ['dao', '到'],
  ['hao-chuangkou', '号窗口'],
  ['10', '十'],
  ...Array.from(DIGITS, (digit, i) => [String(i), digit] as const),
  ...Array.from(LETTERS, (letter) => [letter, letter] as const),
])

/**
 * A call as it is said: `A032`, `1 号窗口` → 「请 A 零三二 号，到 1 号窗口」. The number is read one sign after another, a
 * window's number as a number (十二号窗口); a window with another name is given as text.
 */
export function announcementOf(number: string, windowLabel: string): { text: string; pieces: VoicePiece[] } {
  const letter = number.slice(0, 1)
  const digits = Array.from(number.slice(1))
  const read = digits.map((digit) => DIGITS[Number(digit)]).join('')
  return {
    text: `请 ${letter} ${read} 号，到 ${windowLabel}`,
    pieces: [...clips('qing', letter, ...digits, 'hao', 'pause-short', 'dao'), ...windowPieces(windowLabel)],
  }
}

/** The same call for a voice module, which reads signs and numbers by its own rules. */
export function textForModule(number: string, windowLabel: string): string {
  return `请${number}号到${windowLabel.replaceAll(' ', '')}`
}

function windowPieces(label: string): VoicePiece[] {
  const number = /^\s*([1-9]\d?)\s*号窗口\s*$/.exec(label)?.[1]
  if (number === undefined) return [{ text: label }]
  return clips(...tensAndOnes(Number(number)), 'hao-chuangkou')
}

/** 1–99 as people count: 10 → 十, 12 → 十二, 32 → 三十二. */
function tensAndOnes(number: number): string[] {
  const tens = Math.floor(number / 10)
  const ones = number % 10
  return [
    ...(tens > 1 ? [String(tens)] : []),
    ...(tens > 0 ? ['10'] : []),
    ...(ones > 0 ? [String(ones)] : []),
  ]
}

function clips(...names: string[]): VoicePiece[] {
  return names.map((clip) => ({ clip }))
}
