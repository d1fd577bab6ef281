import { crc32, inflateSync } from 'node:zlib'
import { type CleanPicture, MOST_SIDE_PX, UNREADABLE } from './picture.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** What a picture is made of; anything else may tell where and when it was taken (PNG: W3C, 11.3). */
const KEPT: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'sRGB', 'gAMA', 'IDAT', 'IEND'])
/** Samples a pixel, by colour type. */
const SAMPLES: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
])
const MOST_BITS_A_SAMPLE = 8
const FILTERS = 5

type Chunk = { type: string; data: Buffer; bytes: Buffer }

export function cleanPng(bytes: Buffer): CleanPicture {
  const chunks = chunksOf(bytes)
  const header = chunks?.[0]
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) return UNREADABLE
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)]
  const [depth = 0, colour = 0, compression, filter, interlaced] = header.data.subarray(8)
  const samples = SAMPLES.get(colour)
  if (samples === undefined || depth > MOST_BITS_A_SAMPLE || depth === 0) return UNREADABLE
  if (compression !== 0 || filter !== 0 || interlaced !== 0) return UNREADABLE
  if (width === 0 || height === 0 || width > MOST_SIDE_PX || height > MOST_SIDE_PX) return UNREADABLE
  if (colour === 3 && !chunks.some(({ type }) => type === 'PLTE')) return UNREADABLE
  const row = 1 + Math.ceil((width * samples * depth) / 8)
  const packed = Buffer.concat(chunks.flatMap(({ type, data }) => (type === 'IDAT' ? [data] : [])))
  const pixels = inflated(packed, row * height)
  if (pixels === null) return UNREADABLE
  for (let at = 0; at < pixels.length; at += row) if ((pixels[at] ?? FILTERS) >= FILTERS) return UNREADABLE
  const kept = chunks.flatMap((chunk) => (KEPT.has(chunk.type) ? [chunk.bytes] : []))
  return { at: 'picture', kind: 'png', width, height, bytes: Buffer.concat([SIGNATURE, ...kept]) }
}

/** To IEND; what follows is no part of the picture. Null where one is torn, altered or missing. */
function chunksOf(bytes: Buffer): Chunk[] | null {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return null
  const chunks: Chunk[] = []
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      return null
    const type = bytes.toString('latin1', at + 4, at + 8)
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4), bytes: bytes.subarray(at, end) })
    if (type === 'IEND') return chunks
    at = end
  }
  return null
}

/** Exactly `length` bytes, or null; never unpacks more, however little it was packed into. */
function inflated(packed: Buffer, length: number): Buffer | null {
  try {
    const pixels = inflateSync(packed, { maxOutputLength: length })
    return pixels.length === length ? pixels : null
  } catch {
    // Not zlib's format, torn, or longer than the header says.
    return null
  }
}
