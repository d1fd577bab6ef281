import type { ScannedCode, Symbology } from '#daemon/devices/ports.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })
const gb18030 = new TextDecoder('gb18030')

/** The letter of an AIM symbology identifier (ISO/IEC 15424): `]Q1` is a QR code. */
const SYMBOLOGY: Readonly<Record<string, Symbology>> = {
  A: 'code-39',
  C: 'code-128',
  d: 'data-matrix',
  E: 'ean',
  I: 'itf',
  L: 'pdf417',
  Q: 'qr',
  z: 'aztec',
}
const AIM_LENGTH = 3
const AIM_PREFIX = /^\](?<letter>[A-Za-z])[0-9A-Za-z]/

/** Symbology by the three characters of an AIM identifier; null when they are none. */
export function symbologyOf(identifier: string): Symbology | null {
  const letter = AIM_PREFIX.exec(identifier)?.groups?.['letter']
  return letter === undefined ? null : (SYMBOLOGY[letter] ?? 'other')
}

/** Bytes of a code as text: UTF-8 where they are that, else GB 18030, which Chinese code printers use. */
export function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return gb18030.decode(bytes)
  }
}

/**
 * A code as its maker wrote it: without what scanners are set to put around it, which is an AIM identifier in front
 * and line ends behind. Undefined when nothing is left.
 */
export function codeOf(text: string, symbology: Symbology | null): ScannedCode | undefined {
  const told = symbologyOf(text)
  const bare = trimmed(told === null ? text : text.slice(AIM_LENGTH))
  return bare === '' ? undefined : { text: bare, symbology: told ?? symbology }
}

const BLANK = /[\s\p{Cc}]/u

/** Without white space and control characters at both ends. One expression for both would try every blank again. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && BLANK.test(text.charAt(from))) from += 1
  while (from < to && BLANK.test(text.charAt(to - 1))) to -= 1
  return text.slice(from, to)
}
