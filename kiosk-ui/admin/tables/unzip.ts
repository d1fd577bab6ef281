/** A file of an archive, packed. */
type Packed = { method: number; bytes: Uint8Array<ArrayBuffer> }

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const HEADER_BYTES = 30
const COMMENT_MAX = 0xffff
const STORED = 0
const DEFLATED = 8
/** A workbook of ours has a dozen. */
const FILES_MAX = 500

/**
 * A zip archive (PKWARE APPNOTE 4.3), by its directory at the end; nothing is unpacked before it is asked for. Null for
 * what is none. `read`: a file's text; null where it is not there, damaged, or would be longer than `maxBytes`.
 */
export function unzip(
  bytes: Uint8Array<ArrayBuffer>,
): { read(name: string, maxBytes: number): Promise<string | null> } | null {
  const files = directoryOf(bytes)
  if (files === null) return null
  return {
    async read(name, maxBytes) {
      const file = files.get(name)
      return file === undefined ? null : unpacked(file, maxBytes)
    },
  }
}

function directoryOf(bytes: Uint8Array<ArrayBuffer>): Map<string, Packed> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    let end = bytes.length - END_BYTES
    const first = Math.max(0, end - COMMENT_MAX)
    while (end >= first && view.getUint32(end, true) !== END) end -= 1
    if (end < first) return null
    const count = view.getUint16(end + 10, true)
    if (count > FILES_MAX) return null
    const files = new Map<string, Packed>()
    let at = view.getUint32(end + 16, true)
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== ENTRY) return null
      const method = view.getUint16(at + 10, true)
      const size = view.getUint32(at + 20, true)
      const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true))
      const header = view.getUint32(at + 42, true)
      const start =
        header + HEADER_BYTES + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
      const from = at + ENTRY_BYTES
      files.set(new TextDecoder().decode(bytes.subarray(from, from + (name ?? 0))), {
        method,
        bytes: bytes.subarray(start, start + size),
      })
      at = from + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
    }
    return files
  } catch {
    // An offset leads out of the file.
    return null
  }
}

async function unpacked({ method, bytes }: Packed, maxBytes: number): Promise<string | null> {
  if (method === STORED) return bytes.length > maxBytes ? null : new TextDecoder().decode(bytes)
  if (method !== DEFLATED) return null
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    for await (const part of stream) {
      length += part.length
      // A few kilobytes can be packed that unpack to more than a machine has.
      if (length > maxBytes) return null
      text += decoder.decode(part, { stream: true })
    }
    return text + decoder.decode()
  } catch {
    return null
  }
}
