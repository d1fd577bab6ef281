import { HEAD, QUERY, SPEAK, STOP, TEXT_MAX_BYTES } from './frame.ts'

const LENGTH_BYTES = 2
const LENGTH_MAX = TEXT_MAX_BYTES + 8 // modules take a little more than the manual's 200
const DECODERS: readonly TextDecoder[] = ['gb2312', 'gbk', 'big5', 'utf-16be'].map(
  (encoding) => new TextDecoder(encoding),
)

/** What came in a frame. `bad`: it was none that the module understands. */
export type Syn6288Command = { at: 'speak'; text: string } | { at: 'stop' } | { at: 'query' } | { at: 'bad' }

export type Syn6288Parser = {
  feed(bytes: Uint8Array): Syn6288Command[]
  /** After a pause: what was begun does not go on. */
  reset(): void
}

/**
 * The module's end of the line. A frame with a wrong check byte gives its head back as noise and is looked through
 * again, so that the next good one is found after any bytes.
 */
export function openSyn6288Parser(): Syn6288Parser {
  const held = new Uint8Array(1 + LENGTH_BYTES + LENGTH_MAX)
  let size = 0

  const drop = (count: number) => {
    held.copyWithin(0, count, size)
    size -= count
  }
  /** The command at the start of `held`, or nothing while its frame is not whole. */
  const next = (): Syn6288Command | undefined => {
    const head = held.subarray(0, size).indexOf(HEAD)
    drop(head < 0 ? size : head)
    if (size <= LENGTH_BYTES) return undefined
    const length = ((held[1] ?? 0) << 8) | (held[2] ?? 0)
    const end = 1 + LENGTH_BYTES + length
    const whole = length >= 2 && length <= LENGTH_MAX
    if (whole && size < end) return undefined
    if (!whole || held.subarray(0, end).reduce((xor, byte) => xor ^ byte, 0) !== 0) {
      drop(1)
      return { at: 'bad' }
    }
    const command = commandOf([...held.subarray(1 + LENGTH_BYTES, end - 1)])
    drop(end)
    return command
  }

  return {
    feed(bytes) {
      const commands: Syn6288Command[] = []
      for (const byte of bytes) {
        held[size] = byte
        size += 1
        for (let command = next(); command !== undefined; command = next()) commands.push(command)
      }
      return commands
    },
    reset() {
      size = 0
    },
  }
}

function commandOf([command, parameter, ...text]: readonly number[]): Syn6288Command {
  if (command === STOP) return { at: 'stop' }
  if (command === QUERY) return { at: 'query' }
  const decoder = parameter === undefined ? undefined : DECODERS[parameter & 0x07]
  if (command !== SPEAK || decoder === undefined) return { at: 'bad' }
  return { at: 'speak', text: decoder.decode(Uint8Array.from(text)) }
}
