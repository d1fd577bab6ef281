import { crc32, deflateSync } from 'node:zlib'

/** A picture of one colour whose header names these sides: whole as far as a reader of headers can tell. */
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

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** Start, an application segment, a progressive frame, a scan of nothing, end. */
function jpg(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc2000b08000000000101110000', 'hex').subarray(0, 13)
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    frame,
    Buffer.from('ffda0008010100003f00ffd9', 'hex'),
  ])
}
