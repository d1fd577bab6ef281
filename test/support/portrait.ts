import { crc32, deflateSync } from 'node:zlib'

/** A picture of one colour whose header names these sides, whole and small, whatever its sides; beyond 5,000 pixels it ends early. */
export function portrait(kind: 'png' | 'jpg', width: number, height: number): Buffer {
  return kind === 'png' ? png(width, height) : jpg(width, height)
}

function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // One bit of grey a pixel.
  header[8] = 1
  const rows = Buffer.alloc(Math.min(height, 5000) * (1 + Math.ceil(Math.min(width, 5000) / 8)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A part of a PNG, with its check sum. */
export function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** Baseline, grey: every block is one bit for "as before" and one for "no more of it". */
function jpg(width: number, height: number): Buffer {
  const [table, start] = [Buffer.alloc(65, 1), Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')]
  table[0] = 0
  const frame = Buffer.from('08000000000101110000', 'hex').subarray(0, 9)
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  // One code of one bit, which stands for the symbol 0.
  const huffman = (kind: number) => Buffer.from([kind, 1, ...Array.from({ length: 15 }, () => 0), 0])
  const bits = 2 * Math.ceil(width / 8) * Math.ceil(height / 8)
  const scan = Buffer.alloc(Math.ceil(Math.min(bits, 500_000) / 8))
  if (bits % 8 > 0) scan[scan.length - 1] = 0xff >> (bits % 8)
  return Buffer.concat([
    start,
    segment(0xdb, table),
    segment(0xc0, frame),
    segment(0xc4, huffman(0)),
    segment(0xc4, huffman(0x10)),
    segment(0xda, Buffer.from('010100003f00', 'hex')),
    scan,
    Buffer.from('ffd9', 'hex'),
  ])
}

/** A part of a JPEG, marker and length first. */
export function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}
