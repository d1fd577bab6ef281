import { createHash } from 'node:crypto'
import iconv from 'iconv-lite'

/** Something personal, and whose. */
export type Secret = { whose: string; what: 'number' | 'address' | 'name'; text: string }
/** Where a secret was found, in which form. */
export type Hit = { where: string; whose: string; what: Secret['what']; form: string; at: number }

type Pattern = { secret: Secret; form: string; bytes: Buffer }
export type Search = (where: string, content: Uint8Array) => Hit[]

const SHORTEST = 5 // bytes; shorter ones meet by chance
const TABLE_BITS = 20

/**
 * Looks for secrets in every form in which a careless program leaves them: as text in UTF-8, UTF-16 and GBK, each of
 * them raw, as hexadecimal digits and as base64 at any offset, and as an unkeyed hash, which anybody can try out.
 */
export function openSearch(secrets: readonly Secret[]): Search {
  const patterns = secrets.flatMap(patternsOf)
  const byStart = new Map<number, Pattern[]>()
  const mayStart = new Uint8Array(1 << TABLE_BITS)
  for (const pattern of patterns) {
    const start = pattern.bytes.readUInt32LE(0)
    byStart.set(start, [...(byStart.get(start) ?? []), pattern])
    mayStart[slot(start)] = 1
  }
  return (where, content) => {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    const hits: Hit[] = []
    let start = 0
    for (let at = -3; at + 3 < bytes.length; at += 1) {
      start = (start >>> 8) | ((bytes[at + 3] ?? 0) << 24)
      if (at < 0 || mayStart[slot(start)] === 0) continue
      for (const { secret, form, bytes: wanted } of byStart.get(start >>> 0) ?? []) {
        if (bytes.compare(wanted, 0, wanted.length, at, Math.min(at + wanted.length, bytes.length)) !== 0)
          continue
        hits.push({ where, whose: secret.whose, what: secret.what, form, at })
      }
    }
    return hits
  }
}

/** The forms that are looked for, with a sample of each for a secret: what a control plants. */
export function samplesOf(secret: Secret): { form: string; bytes: Buffer }[] {
  return patternsOf(secret).map(({ form, bytes }) => ({ form, bytes }))
}

function slot(start: number): number {
  return Math.imul(start, 0x9e3779b1) >>> (32 - TABLE_BITS)
}

function patternsOf(secret: Secret): Pattern[] {
  const patterns = new Map<string, Pattern>()
  const add = (form: string, bytes: Buffer) => {
    const key = bytes.toString('latin1')
    if (bytes.length >= SHORTEST && !patterns.has(key)) patterns.set(key, { secret, form, bytes })
  }
  const addPrinted = (form: string, bytes: Buffer) => {
    const hex = bytes.toString('hex')
    add(form, bytes)
    add(`${form} in hex`, Buffer.from(hex))
    add(`${form} in HEX`, Buffer.from(hex.toUpperCase()))
    for (const text of base64Within(bytes)) add(`${form} in base64`, Buffer.from(text))
  }
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'gb18030']) {
    addPrinted(encoding, iconv.encode(secret.text, encoding))
  }
  for (const name of ['md5', 'sha1', 'sha256', 'sha512']) {
    addPrinted(name, createHash(name).update(secret.text).digest())
  }
  add('json escape', Buffer.from(escaped(secret.text)))
  return [...patterns.values()]
}

/** Within a longer run, base64 depends on where the bytes begin; what is shared with the neighbours is left out. */
function base64Within(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    const whole = text.slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 4) / 3))
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

function escaped(text: string): string {
  const units = Array.from({ length: text.length }, (_, n) => text.charCodeAt(n))
  return units
    .map((unit) => (unit < 0x80 ? String.fromCharCode(unit) : `\\u${unit.toString(16).padStart(4, '0')}`))
    .join('')
}
