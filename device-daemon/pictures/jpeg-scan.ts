/** Codes of up to 16 bits: for each length the first code, how many there are, and where their symbols begin. */
export type HuffmanTable = { first: number[]; count: readonly number[]; start: number[]; symbols: Buffer }

/** Blocks of a component in each unit, and the tables they are written with. */
export type Component = { across: number; down: number; dc: HuffmanTable; ac: HuffmanTable }

type Scan = { width: number; height: number; components: readonly Component[]; restartEvery: number }

const LONGEST_CODE = 16
const COEFFICIENTS = 64
const BLOCK_PX = 8
const MOST_DC_BITS = 11
/** Ten of each kind in baseline; more would be no picture. */
const MOST_AC_BITS = 10

/** Null where there are more codes than so many bits can tell apart (ITU-T T.81, C.2). */
export function huffmanTable(count: readonly number[], symbols: Buffer): HuffmanTable | null {
  const [first, start]: [number[], number[]] = [[], []]
  let [code, place] = [0, 0]
  for (let length = 1; length <= LONGEST_CODE; length++) {
    const here = count[length - 1] ?? 0
    first.push(code)
    start.push(place)
    code += here
    place += here
    if (code > 2 ** length) return null
    code *= 2
  }
  return { first, count, start, symbols }
}

/**
 * Decodes every coefficient of a baseline scan that begins at `from`; gives the place of the marker after it, null where
 * the data is torn, ends early or means nothing (T.81, F.2).
 */
export function scanEnd(bytes: Buffer, from: number, scan: Scan): number | null {
  const { width, height, components, restartEvery } = scan
  const unit = {
    across: BLOCK_PX * Math.max(...components.map(({ across }) => across)),
    down: BLOCK_PX * Math.max(...components.map(({ down }) => down)),
  }
  // A single component is written block by block, for every sampling (A.2.2).
  const alone = components.length === 1
  const units = alone
    ? Math.ceil(width / BLOCK_PX) * Math.ceil(height / BLOCK_PX)
    : Math.ceil(width / unit.across) * Math.ceil(height / unit.down)
  const blocks = components.map(({ across, down }) => (alone ? 1 : across * down))
  const bits = bitsOf(bytes, from)
  for (let done = 0; done < units; done++) {
    if (restartEvery > 0 && done > 0 && done % restartEvery === 0) {
      if (!bits.restart((done / restartEvery - 1) % 8)) return null
    }
    for (const [which, component] of components.entries())
      for (let block = 0; block < (blocks[which] ?? 0); block++) if (!skipBlock(bits, component)) return null
  }
  return bits.end()
}

type Bits = ReturnType<typeof bitsOf>

function skipBlock(bits: Bits, { dc, ac }: Component): boolean {
  const size = bits.symbol(dc)
  if (size < 0 || size > MOST_DC_BITS || !bits.skip(size)) return false
  for (let place = 1; place < COEFFICIENTS;) {
    const symbol = bits.symbol(ac)
    if (symbol < 0) return false
    const [zeros, length] = [symbol >> 4, symbol & 15]
    if (length === 0) {
      if (zeros !== 15) return zeros === 0
      place += 16
      continue
    }
    place += zeros + 1
    if (place > COEFFICIENTS || length > MOST_AC_BITS || !bits.skip(length)) return false
  }
  return true
}

/** Bit by bit; FF 00 stands for a byte FF, any other FF begins a marker and ends the data. */
function bitsOf(bytes: Buffer, from: number) {
  let [at, current, left] = [from, 0, 0]

  /** -1 at the end of the data. */
  function bit(): number {
    if (left === 0) {
      const byte = bytes[at]
      if (byte === undefined || (byte === 0xff && bytes[at + 1] !== 0)) return -1
      current = byte
      at += byte === 0xff ? 2 : 1
      left = 8
    }
    left -= 1
    return (current >> left) & 1
  }

  return {
    /** -1 where no code fits. */
    symbol({ first, count, start, symbols }: HuffmanTable): number {
      let code = 0
      for (let length = 0; length < LONGEST_CODE; length++) {
        const next = bit()
        if (next < 0) return -1
        code = code * 2 + next
        const place = code - (first[length] ?? 0)
        if (place < (count[length] ?? 0)) return symbols[(start[length] ?? 0) + place] ?? -1
      }
      return -1
    },
    skip(count: number): boolean {
      for (let i = 0; i < count; i++) if (bit() < 0) return false
      return true
    },
    /** Starts again behind the restart marker `number`. */
    restart(number: number): boolean {
      left = 0
      if (bytes[at] !== 0xff || bytes[at + 1] !== 0xd0 + number) return false
      at += 2
      return true
    },
    end: () => at,
  }
}
