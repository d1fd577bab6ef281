import { SERIAL_BYTES } from '../protocols/sdt/answer.ts'
import { KIND_LETTER, KIND_LETTER_AT, LAYOUT, TEXT_BLOCK_BYTES } from '../protocols/sdt/card.ts'
import type { Person } from './drawer.ts'

const PHOTO_BYTES = 1024 // WLT, which only its maker can draw; here it is no picture at all

/** What a card's chip answers to a reading: two lengths, text and photo, 1284 bytes. */
export function readingOf(person: Person): Uint8Array {
  const text = textBlockOf(person)
  const reading = new Uint8Array(4 + text.length + PHOTO_BYTES)
  reading.set([text.length >> 8, text.length & 0xff, PHOTO_BYTES >> 8, PHOTO_BYTES & 0xff])
  reading.set(text, 4)
  reading.fill(0x57, 4 + text.length)
  return reading
}

/** IIN, SN and DN; `n` is the card's place in its drawer. */
export function serialOf(n: number): Uint8Array {
  const serial = new Uint8Array(SERIAL_BYTES).fill(0x5a)
  new DataView(serial.buffer).setUint32(SERIAL_BYTES - 4, n + 1)
  return serial
}

function textBlockOf({ kind, name, latinName, birth, number, address }: Person): Uint8Array {
  const block = Buffer.from(' '.repeat(TEXT_BLOCK_BYTES / 2), 'utf16le')
  const layout = LAYOUT[kind]
  const put = ([offset, bytes]: readonly [number, number], text: string) => {
    const encoded = Buffer.from(text, 'utf16le').subarray(0, bytes)
    block.set(encoded, offset)
  }
  put(layout.name, name)
  let rest = latinName
  for (const span of layout.latin) {
    put(span, rest)
    rest = rest.slice(span[1] / 2)
  }
  put(layout.birth, birth)
  put(layout.number, number)
  if (layout.address !== null) put(layout.address, address)
  put([KIND_LETTER_AT, 2], KIND_LETTER[kind])
  return block
}
