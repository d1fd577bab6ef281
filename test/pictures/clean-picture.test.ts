import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { cleanPicture } from '#daemon/pictures/clean-picture.ts'
import { chunk, portrait, segment } from '#test/support/portrait.ts'

/** As Chromium's canvas wrote it: three colours, two of them at half the resolution, 97 by 131 pixels. */
const canvas = readFileSync(new URL('canvas.jpg', import.meta.url))

const GPS = Buffer.from('Exif\0\0GPS 31.2304 121.4737 camera 12345', 'latin1')

/** With parts put in behind the first `after` bytes. */
const withParts = (bytes: Buffer, after: number, ...parts: Buffer[]) =>
  Buffer.concat([bytes.subarray(0, after), ...parts, bytes.subarray(after)])

const PNG_HEAD = 8 + 25

describe('a picture from outside', () => {
  test('as a browser writes it is whole, and keeps its sides', () => {
    expect(cleanPicture(canvas)).toMatchObject({ at: 'picture', kind: 'jpg', width: 97, height: 131 })
    for (const kind of ['jpg', 'png'] as const)
      expect(cleanPicture(portrait(kind, 300, 401))).toMatchObject({
        at: 'picture',
        kind,
        width: 300,
        height: 401,
      })
  })

  test('tells nobody where, when and with what it was taken', () => {
    const taken = withParts(canvas, 2, segment(0xe1, GPS), segment(0xfe, GPS), segment(0xed, GPS))
    const scanned = withParts(portrait('png', 300, 400), PNG_HEAD, chunk('eXIf', GPS), chunk('tEXt', GPS))
    for (const bytes of [taken, scanned, Buffer.concat([canvas, GPS]), Buffer.concat([scanned, GPS])]) {
      const clean = cleanPicture(bytes)
      expect(clean.at).toBe('picture')
      expect(clean.at === 'picture' && clean.bytes.includes('GPS')).toBe(false)
      expect(clean.at === 'picture' && cleanPicture(clean.bytes), 'clean already').toEqual(clean)
    }
  })

  test.for([
    ['a JPEG', canvas],
    ['a PNG', portrait('png', 300, 400)],
  ] as const)('that is cut off anywhere is refused: %s', ([, bytes]) => {
    for (let length = 0; length < bytes.length; length += 7)
      expect(cleanPicture(bytes.subarray(0, length)), `${length} bytes`).toEqual({ at: 'unreadable' })
  })

  test('with any byte changed is refused or still a picture of that size, and never a fault', () => {
    for (let at = 0; at < canvas.length; at++) {
      const changed = Buffer.from(canvas)
      changed[at] = 255 - (changed[at] ?? 0)
      const clean = cleanPicture(changed)
      if (clean.at === 'picture') expect(Math.max(clean.width, clean.height)).toBeLessThanOrEqual(2048)
    }
  })

  const header = (edit: (data: Buffer) => void) => {
    const png = portrait('png', 300, 400)
    const data = Buffer.from(png.subarray(16, 29))
    edit(data)
    return Buffer.concat([png.subarray(0, 8), chunk('IHDR', data), png.subarray(PNG_HEAD)])
  }
  const frame = (hex: string) => Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.from(hex, 'hex'), canvas])

  test.for([
    ['of 16 bits a sample', header((data) => data.fill(16, 8, 9))],
    ['that is wider than it says', header((data) => data.writeUInt32BE(20, 0))],
    ['that unpacks to far more than its sides', bomb()],
    ['with a side of 2,049 pixels', portrait('png', 100, 2049)],
    ['with no side at all', portrait('jpg', 0, 400)],
    ['that is progressive', frame('ffc2000b08019001200101110000')],
    ['of four colours', frame('ffc0001408019001200401110002110003110004110000')],
    ['with a scan and no frame', frame('ffda0008010100003f00')],
    ['with codes that cannot be', frame('ffc40015000300000000000000000000000000000000010203')],
  ] as const)('%s is refused', ([, bytes]) => {
    expect(cleanPicture(bytes)).toEqual({ at: 'unreadable' })
  })
})

/** 64 MB of nothing behind a header of 300 by 400. */
function bomb(): Buffer {
  const png = portrait('png', 300, 400)
  const data = chunk('IDAT', deflateSync(Buffer.alloc(64 * 1024 * 1024)))
  return Buffer.concat([png.subarray(0, PNG_HEAD), data, chunk('IEND', Buffer.alloc(0))])
}
