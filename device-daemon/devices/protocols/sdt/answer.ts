import { STATUS, type CommandName } from './frame.ts'
import type { FrameBody } from './parser.ts'

/**
 * What a reader's answer means, by SW3 alone: for some failures SW1 and SW2 carry words of the card.
 * `words`: whether they do.
 */
export type Answer =
  /** What was asked for was done; `data` is a view into the frame. */
  | { at: 'done'; data: Uint8Array }
  | { at: 'no-card' }
  | { at: 'card-fault'; words: 'none' | 'some' }
  /** The request did not arrive whole. */
  | { at: 'garbled' }
  /** The module cannot do its work at all. `status`: SW3, for staff. */
  | { at: 'reader-fault'; status: number }

const SW_BYTES = 3

/** Data bytes that come with success. Another length is an answer to something else, or none at all. */
const DATA_BYTES: Record<CommandName, (length: number) => boolean> = {
  reset: (length) => length === 0,
  samStatus: (length) => length === 0,
  samId: (length) => length === 16,
  find: (length) => length === 4,
  select: (length) => length === 8,
  readTextAndPhoto: (length) => length >= 4,
  readSerial: (length) => length > 0 && length <= 64,
}

/** Reads the body of an answer to `asked`; undefined when it cannot be one: a late answer to a question before. */
export function readAnswer(asked: CommandName, body: FrameBody): Answer | undefined {
  const [sw1 = 0, sw2 = 0, sw3] = body
  const data = body.subarray(SW_BYTES)
  switch (sw3) {
    case STATUS.found:
      return asked === 'find' ? { at: 'done', data } : undefined
    case STATUS.ok:
      return asked !== 'find' && DATA_BYTES[asked](data.length) ? { at: 'done', data } : undefined
    case STATUS.itemEmpty:
      return asked === 'readSerial' ? { at: 'done', data } : undefined
    case STATUS.notFound:
      return { at: 'no-card' }
    case STATUS.selectFail:
    case STATUS.cardRejectsSam:
    case STATUS.samRejectsCard:
    case STATUS.verify:
    case STATUS.wrongCard:
    case STATUS.readFail:
    case STATUS.random:
      return { at: 'card-fault', words: sw1 === 0 && sw2 === 0 ? 'none' : 'some' }
    case STATUS.checksum:
    case STATUS.length:
      return { at: 'garbled' }
    case STATUS.command:
    case STATUS.noPrivilege:
    case STATUS.unknown:
    case STATUS.selfTest:
    case STATUS.unauthorised:
      return { at: 'reader-fault', status: sw3 }
    case undefined:
    default:
      return undefined
  }
}

/** IIN (4), SN (8), DN (16) of a chip: the same for the same card, unlike anything printed on it. */
export const SERIAL_BYTES = 28

/** The parts of a reading, all views into the answer's data. */
export type Reading = { text: Uint8Array; photo: Uint8Array; fingerprint: Uint8Array }

/**
 * Splits what a reading brought: two lengths of two bytes and text and photo, or three lengths where a fingerprint
 * follows (its length may be 0). Undefined when the lengths do not add up.
 */
export function splitReading(data: Uint8Array): Reading | undefined {
  const lengthAt = (at: number) => ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0)
  const [text, photo, fingerprint] = [lengthAt(0), lengthAt(2), lengthAt(4)]
  const cut = (head: number, last: number): Reading => ({
    text: data.subarray(head, head + text),
    photo: data.subarray(head + text, head + text + photo),
    fingerprint: data.subarray(head + text + photo, head + text + photo + last),
  })
  if (data.length === 4 + text + photo) return cut(4, 0)
  if (data.length === 6 + text + photo + fingerprint) return cut(6, fingerprint)
  return undefined
}

/** The text for staff and logs of a module's 16-byte id: 05.03-20161108-0000012345-1234567890. */
export function samIdText(data: Uint8Array): string {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const [kind, maker] = [view.getUint16(0, true), view.getUint16(2, true)]
  const [date, number, check] = [4, 8, 12].map((at) => view.getUint32(at, true))
  return [
    `${pad(kind, 2)}.${pad(maker, 2)}`,
    pad(date ?? 0, 8),
    pad(number ?? 0, 10),
    pad(check ?? 0, 10),
  ].join('-')
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}
