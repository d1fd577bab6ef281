// The language of pcscd's socket as far as presence and ATR need it: winscard_msg.h and eventhandler.h of pcsc-lite (BSD), whose
// layout has been the same since 2018 (1.8.24). Numbers are in the order of the machine, which is little-endian on all that
// this runs on. A question is a head, the length of its body and its number, and a body; an answer is its body alone.

/** What pcscd knows of one reader. `events`: rises with every card that comes or goes. `atr`: empty for a card that says none. */
export type ReaderState = { name: string; events: number; card: 'absent' | 'present'; atr: Uint8Array }

/** `minor`: what the other side speaks; `at`: whether it took ours. */
export type VersionAnswer = { at: 'agreed' | 'refused'; major: number; minor: number }

const HEAD_BYTES = 8
const COMMAND = { version: 0x11, readerStates: 0x12 } as const
const MAJOR = 4
/** 4 is spoken by 1.8.24 to 1.9.9, 5 by 2.0 to 2.3; later ones also take the older. What is asked here is the same in all. */
export const MINORS = { first: 4, last: 6 } as const

export const VERSION_BYTES = 12
const NAME_BYTES = 128
const ATR_MOST = 33
const AT = { events: 128, state: 132, atr: 140, atrLength: 176 } as const
const READER_BYTES = 184
const READERS = 16
export const STATES_BYTES = READERS * READER_BYTES
const PRESENT = 0x04

export function versionQuestion(minor: number): Uint8Array {
  const body = Buffer.alloc(VERSION_BYTES)
  body.writeInt32LE(MAJOR, 0)
  body.writeInt32LE(minor, 4)
  return question(COMMAND.version, body)
}

export function statesQuestion(): Uint8Array {
  return question(COMMAND.readerStates, Buffer.alloc(0))
}

function question(command: number, body: Buffer): Uint8Array {
  const head = Buffer.alloc(HEAD_BYTES)
  head.writeUInt32LE(body.length, 0)
  head.writeUInt32LE(command, 4)
  return Buffer.concat([head, body])
}

/** `bytes`: VERSION_BYTES of them. */
export function readVersion(bytes: Buffer): VersionAnswer {
  const [major, minor] = [bytes.readInt32LE(0), bytes.readInt32LE(4)]
  return { at: bytes.readUInt32LE(8) === 0 && major === MAJOR ? 'agreed' : 'refused', major, minor }
}

/** `bytes`: STATES_BYTES of them. Undefined where they cannot be states: a name without an end. */
export function readStates(bytes: Buffer): ReaderState[] | undefined {
  const states: ReaderState[] = []
  for (let at = 0; at < STATES_BYTES; at += READER_BYTES) {
    const one = bytes.subarray(at, at + READER_BYTES)
    const end = one.indexOf(0)
    const length = one.readUInt32LE(AT.atrLength)
    if (end < 0 || end >= NAME_BYTES) return undefined
    if (end === 0) continue
    states.push({
      name: one.toString('utf8', 0, end),
      events: one.readUInt32LE(AT.events),
      card: (one.readUInt32LE(AT.state) & PRESENT) === 0 ? 'absent' : 'present',
      // One more than the most means that the chip has not been switched on yet.
      atr: Uint8Array.from(one.subarray(AT.atr, AT.atr + (length > ATR_MOST ? 0 : length))),
    })
  }
  return states
}

/** A question as the other side reads it; `used`: its bytes. Undefined: it has not come whole yet. */
export function readQuestion(
  bytes: Buffer,
): { asks: { at: 'version'; minor: number } | { at: 'states' } | { at: 'other' }; used: number } | undefined {
  if (bytes.length < HEAD_BYTES) return undefined
  const used = HEAD_BYTES + bytes.readUInt32LE(0)
  if (bytes.length < used) return undefined
  const command = bytes.readUInt32LE(4)
  if (command === COMMAND.readerStates) return { asks: { at: 'states' }, used }
  if (command !== COMMAND.version || used !== HEAD_BYTES + VERSION_BYTES)
    return { asks: { at: 'other' }, used }
  return { asks: { at: 'version', minor: bytes.readInt32LE(HEAD_BYTES + 4) }, used }
}

export function versionAnswer({ at, minor }: Pick<VersionAnswer, 'at' | 'minor'>): Uint8Array {
  const body = Buffer.alloc(VERSION_BYTES)
  body.writeInt32LE(MAJOR, 0)
  body.writeInt32LE(minor, 4)
  body.writeUInt32LE(at === 'agreed' ? 0 : SERVICE_STOPPED, 8)
  return body
}
const SERVICE_STOPPED = 0x8010001e // SCARD_E_SERVICE_STOPPED, pcscd's word for another version

export function statesAnswer(states: readonly ReaderState[]): Uint8Array {
  const body = Buffer.alloc(STATES_BYTES)
  for (const [i, { name, events, card, atr }] of states.entries()) {
    const one = body.subarray(i * READER_BYTES, (i + 1) * READER_BYTES)
    one.write(name, 'utf8')
    one.writeUInt32LE(events, AT.events)
    one.writeUInt32LE(card === 'present' ? PRESENT : ABSENT, AT.state)
    one.set(atr, AT.atr)
    one.writeUInt32LE(atr.length, AT.atrLength)
  }
  return body
}
const ABSENT = 0x02
