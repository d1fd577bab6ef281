const encoder = new TextEncoder()

const ENTRY_OF_TEXT_BYTES = 30
const DIRECTORY_ENTRY_BYTES = 46
const END_BYTES = 22
const VERSION = 20
/** Names are UTF-8 (APPNOTE 4.4.4, bit 11). */
const UTF8 = 0x0800
/** 1980-01-01, the first day that an archive can name: what was made says nothing of when. */
const FIRST_DAY = 0x0021

/** A zip archive (PKWARE APPNOTE 4.3) of texts, none of them packed: a list of items has some hundred kilobytes. */
export function zip(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const [path, text] of Object.entries(files)) {
    const [name, bytes] = [encoder.encode(path), encoder.encode(text)]
    const header = headerOf(bytes, name.length)
    const own = new Uint8Array(ENTRY_OF_TEXT_BYTES)
    own.set([0x50, 0x4b, 0x03, 0x04])
    own.set(header, 4)
    const entry = new Uint8Array(DIRECTORY_ENTRY_BYTES)
    entry.set([0x50, 0x4b, 0x01, 0x02, VERSION, 0])
    entry.set(header, 6)
    new DataView(entry.buffer).setUint32(42, at, true)
    parts.push(own, name, bytes)
    directory.push(entry, name)
    at += own.length + name.length + bytes.length
  }
  const end = new DataView(new ArrayBuffer(END_BYTES))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, directory.length / 2, true)
  end.setUint16(10, directory.length / 2, true)
  end.setUint32(12, lengthOf(directory), true)
  end.setUint32(16, at, true)
  return joined([...parts, ...directory, new Uint8Array(end.buffer)])
}

/** What an entry and the directory both say of a file. */
function headerOf(bytes: Uint8Array, nameLength: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(26))
  view.setUint16(0, VERSION, true)
  view.setUint16(2, UTF8, true)
  view.setUint16(8, FIRST_DAY, true)
  view.setUint32(10, crc32(bytes), true)
  view.setUint32(14, bytes.length, true)
  view.setUint32(18, bytes.length, true)
  view.setUint16(22, nameLength, true)
  return new Uint8Array(view.buffer)
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

function crc32(bytes: Uint8Array): number {
  let sum = ~0
  for (const byte of bytes) sum = (sum >>> 8) ^ (CRC_TABLE[(sum ^ byte) & 0xff] ?? 0)
  return ~sum >>> 0
}

const lengthOf = (parts: readonly Uint8Array[]) => parts.reduce((sum, { length }) => sum + length, 0)

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(lengthOf(parts))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
