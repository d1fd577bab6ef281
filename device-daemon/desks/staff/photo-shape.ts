/** A picture as far as its first bytes tell. Sides in pixels. */
export type PhotoShape =
  | { at: 'photo'; kind: 'jpg' | 'png'; width: number; height: number }
  /** Neither a JPEG nor a PNG, or cut off. */
  | { at: 'unreadable' }

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const PNG_END = Buffer.from('IEND', 'latin1')

/** What the bytes are, whatever the sender calls them (PNG: W3C, 11.2.2; JPEG: ITU-T T.81, B.2.2). */
export function photoShape(bytes: Buffer): PhotoShape {
  if (bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return pngShape(bytes)
  if (bytes.length > 4 && bytes.readUInt16BE(0) === 0xff_d8) return jpegShape(bytes)
  return { at: 'unreadable' }
}

function pngShape(bytes: Buffer): PhotoShape {
  const whole = bytes.length >= 45 && bytes.subarray(-8, -4).equals(PNG_END)
  if (!whole || bytes.toString('latin1', 12, 16) !== 'IHDR') return { at: 'unreadable' }
  return { at: 'photo', kind: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Walks from marker to marker until the frame header tells the size. */
function jpegShape(bytes: Buffer): PhotoShape {
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return { at: 'unreadable' }
    const marker = bytes[at + 1] ?? 0
    // Any number of FF may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (isFrame(marker)) {
      return {
        at: 'photo',
        kind: 'jpg',
        height: bytes.readUInt16BE(at + 5),
        width: bytes.readUInt16BE(at + 7),
      }
    }
    // Picture data before any frame header: no JPEG that a browser shows.
    if (marker === 0xda || marker === 0xd9) return { at: 'unreadable' }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return { at: 'unreadable' }
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which lie among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}
