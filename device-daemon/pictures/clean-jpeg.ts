import { type CleanPicture, MOST_SIDE_PX, UNREADABLE } from './picture.ts'
import { type Component, type HuffmanTable, huffmanTable, scanEnd } from './jpeg-scan.ts'

// Markers: ITU-T T.81, table B.1.
const SOI = 0xd8
const EOI = 0xd9
const SOF0 = 0xc0
const DHT = 0xc4
const DQT = 0xdb
const DRI = 0xdd
const SOS = 0xda
const APP0 = 0xe0

/** JFIF's own segment without a thumbnail. */
const JFIF_BYTES = 16

/**
 * Baseline JPEG with one scan, as a browser's canvas writes it; the page sends nothing else. Progressive and other
 * kinds are refused, because nothing here can decode them.
 */
export function cleanJpeg(bytes: Buffer): CleanPicture {
  const kept: Buffer[] = [Buffer.from([0xff, SOI])]
  const tables = { dc: new Map<number, HuffmanTable>(), ac: new Map<number, HuffmanTable>() }
  const quantizers = new Set<number>()
  let frame: Frame | null = null
  let restartEvery = 0
  if (bytes[1] !== SOI) return UNREADABLE

  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return UNREADABLE
    const marker = bytes[at + 1] ?? 0
    // Any number of FF may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    const segment = bytes.subarray(at, end)
    const data = segment.subarray(4)
    if (end > bytes.length || data.length === 0) return UNREADABLE
    switch (marker) {
      case DQT:
        if (!readQuantizers(data, quantizers)) return UNREADABLE
        break
      case DHT:
        if (!readHuffman(data, tables)) return UNREADABLE
        break
      case DRI:
        if (data.length !== 2) return UNREADABLE
        restartEvery = data.readUInt16BE(0)
        break
      case SOF0:
        frame = frame === null ? readFrame(data) : null
        if (frame === null) return UNREADABLE
        break
      case SOS: {
        if (frame === null) return UNREADABLE
        const components = scanned(data, frame, tables, quantizers)
        if (components === null) return UNREADABLE
        const over = scanEnd(bytes, end, { ...frame, components, restartEvery })
        if (over === null || bytes[over] !== 0xff || bytes[over + 1] !== EOI) return UNREADABLE
        kept.push(segment, bytes.subarray(end, over + 2))
        const { width, height } = frame
        return { at: 'picture', kind: 'jpg', width, height, bytes: Buffer.concat(kept) }
      }
      default:
        // Every other frame (progressive, lossless, arithmetic) begins with a marker from here to CF.
        if (marker >= 0xc1 && marker <= 0xcf) return UNREADABLE
    }
    const isKept = marker === DQT || marker === DHT || marker === DRI || marker === SOF0
    if (isKept || (marker === APP0 && segment.length === JFIF_BYTES + 2)) kept.push(segment)
    at = end
  }
  return UNREADABLE
}

type Frame = { width: number; height: number; parts: ReadonlyMap<number, Part> }
type Part = { across: number; down: number; quantizer: number }
type Tables = { dc: Map<number, HuffmanTable>; ac: Map<number, HuffmanTable> }

/** Grey or three colours, 8 bits each (T.81, B.2.2). */
function readFrame(data: Buffer): Frame | null {
  const [precision] = data
  if (data.length < 6 || precision !== 8) return null
  const [height, width, count] = [data.readUInt16BE(1), data.readUInt16BE(3), data[5] ?? 0]
  if (width === 0 || height === 0 || width > MOST_SIDE_PX || height > MOST_SIDE_PX) return null
  if ((count !== 1 && count !== 3) || data.length !== 6 + 3 * count) return null
  const parts = new Map<number, Part>()
  for (let at = 6; at < data.length; at += 3) {
    const [id = 0, sampling = 0, quantizer = 0] = data.subarray(at, at + 3)
    const [across, down] = [sampling >> 4, sampling & 15]
    if (across < 1 || across > 4 || down < 1 || down > 4) return null
    parts.set(id, { across, down, quantizer })
  }
  return parts.size === count ? { width, height, parts } : null
}

/** B.2.4.1; only 8-bit tables belong to a baseline picture. */
function readQuantizers(data: Buffer, quantizers: Set<number>): boolean {
  if (data.length % 65 !== 0) return false
  for (let at = 0; at < data.length; at += 65) {
    if ((data[at] ?? 255) > 3) return false
    quantizers.add(data[at] ?? 0)
  }
  return true
}

/** B.2.4.2. */
function readHuffman(data: Buffer, { dc, ac }: Tables): boolean {
  for (let at = 0; at < data.length;) {
    const kind = data[at] ?? 255
    const counts = [...data.subarray(at + 1, at + 17)]
    const total = counts.reduce((sum, count) => sum + count, 0)
    const symbols = data.subarray(at + 17, at + 17 + total)
    const table = symbols.length === total ? huffmanTable(counts, symbols) : null
    if (counts.length < 16 || table === null || (kind & 0xef) > 3) return false
    ;(kind >> 4 === 0 ? dc : ac).set(kind & 15, table)
    at += 17 + total
  }
  return true
}

/** Every part of the frame in one scan, with the tables it names (B.2.3). */
function scanned(
  data: Buffer,
  { parts }: Frame,
  { dc, ac }: Tables,
  quantizers: ReadonlySet<number>,
): Component[] | null {
  const [count = 0] = data
  if (count !== parts.size || data.length !== 4 + 2 * count) return null
  const components: Component[] = []
  for (let at = 1; at < 1 + 2 * count; at += 2) {
    const part = parts.get(data[at] ?? 0)
    const named = data[at + 1] ?? 0
    const tables = { dc: dc.get(named >> 4), ac: ac.get(named & 15) }
    if (part === undefined || !quantizers.has(part.quantizer)) return null
    if (tables.dc === undefined || tables.ac === undefined) return null
    components.push({ across: part.across, down: part.down, dc: tables.dc, ac: tables.ac })
  }
  return components
}
