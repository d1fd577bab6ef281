// Any bytes in any pieces to every parser: noise, traps, and real frames that were cut, turned, doubled and mixed.
import { seeded, oneOf, type Random, upTo } from '#test/support/seeded.ts'
import { type Protocol, protocols, type Rig, understoodAfter } from './parser-rigs.ts'
import { type Effort, openTally, type Suite, type Table, type Tally } from './suite.ts'
import { canonical } from '#daemon/store/canonical.ts'

const PIECES = 12
const PIECE_BYTES = 80
const CONTROL_TRIALS = 200
const SAY_EVERY = 50_000

export const parserFuzz: Suite = {
  name: 'parser-fuzz',
  title: 'Any bytes to every parser',
  trial: `up to ${PIECES} pieces of noise, traps and damaged real frames to one parser, then a pause on the line and one good frame`,
  trials: 1_000_000,
  async run(effort) {
    const tally = openTally()
    const counts = new Map<string, { trials: number; bytes: number; frames: number }>()
    const trials = fuzz(effort, tally, counts, (rig) => rig)
    const deaf = openTally()
    fuzz({ ...effort, trials: CONTROL_TRIALS, isOver: () => false }, deaf, new Map(), deafAfterPause)
    const thrown = openTally()
    fuzz({ ...effort, trials: CONTROL_TRIALS, isOver: () => false }, thrown, new Map(), touchy)
    return {
      at: 'ran',
      trials,
      checks: tally.checks(),
      controls: [
        { sabotage: 'a parser that misses the first piece after a pause', caught: deaf.failures() > 0 },
        { sabotage: 'a parser that throws at a byte it does not know', caught: thrown.failures() > 0 },
      ],
      tables: [tableOf(counts)],
      notes: [
        'That a flood costs no more than reading it is tested with 300 kB for each parser in `npm test`.',
      ],
    }
  },
}

type Counts = Map<string, { trials: number; bytes: number; frames: number }>

function fuzz(effort: Effort, tally: Tally, counts: Counts, broken: (rig: Rig) => Rig): number {
  const random = seeded(effort.seed)
  const all = Object.entries(protocols)
  let trials = 0
  while (trials < effort.trials && !effort.isOver()) {
    for (const [name, protocol] of all) {
      const pieces = Array.from({ length: upTo(random, PIECES + 1) }, () => pieceFor(protocol, random))
      tryOne({ name, protocol, pieces, rig: broken(protocol.open()), seed: effort.seed }, tally)
      const { trials: tried, bytes, frames } = counts.get(name) ?? { trials: 0, bytes: 0, frames: 0 }
      const size = pieces.reduce((sum, piece) => sum + piece.length, 0)
      counts.set(name, { trials: tried + 1, bytes: bytes + size, frames: frames + pieces.length })
      trials += 1
      if (trials % SAY_EVERY === 0) effort.say(`${trials} trials, ${tally.failures()} failures`)
    }
  }
  return trials
}

type Trial = { name: string; protocol: Protocol; pieces: readonly Uint8Array[]; rig: Rig; seed: number }

function tryOne({ name, protocol, pieces, rig, seed }: Trial, tally: Tally): void {
  const words = () =>
    `${name}, seed ${seed}: ${pieces.map((piece) => Buffer.from(piece).toString('hex')).join(' ')}`
  try {
    for (const piece of pieces) rig.feed(piece.slice())
    const wanted = canonical(toPlain(protocol.good.means))
    const isUnderstood = understoodAfter(rig, protocol).some(
      (one) => one !== undefined && canonical(toPlain(one)) === wanted,
    )
    tally.check('no parser throws, whatever comes', true, words)
    tally.check('after a pause the next good frame is understood', isUnderstood, words)
  } catch (error) {
    tally.check('no parser throws, whatever comes', false, () => `${String(error)}: ${words()}`)
  }
}

/** Bytes as a list, so that they can be compared. */
const toPlain = (value: unknown): unknown => (value instanceof Uint8Array ? [...value] : value)

function pieceFor({ good, traps }: Protocol, random: Random): Uint8Array {
  const real = () => Uint8Array.from(oneOf(random, good.pieces))
  const what = upTo(random, 6)
  if (what === 0) return Uint8Array.from({ length: upTo(random, PIECE_BYTES) }, () => upTo(random, 256))
  if (what === 1) return Uint8Array.from(oneOf(random, traps))
  const frame = real()
  if (what === 2) return frame
  if (what === 3) return frame.subarray(0, upTo(random, frame.length + 1))
  if (what === 4) return Uint8Array.from([...frame.subarray(upTo(random, frame.length)), ...frame])
  const turned = upTo(random, frame.length * 8)
  return frame.map((byte, i) => (i === turned >> 3 ? byte ^ (1 << (turned & 7)) : byte))
}

function deafAfterPause(rig: Rig): Rig {
  let isDeaf = false
  return {
    ...rig,
    pause() {
      rig.pause()
      isDeaf = true
    },
    feed(piece) {
      const missed = isDeaf
      isDeaf = false
      return missed ? [] : rig.feed(piece)
    },
  }
}

function touchy(rig: Rig): Rig {
  return {
    ...rig,
    feed(piece) {
      if (piece.includes(0xee)) throw new RangeError('unknown byte')
      return rig.feed(piece)
    },
  }
}

function tableOf(counts: Counts): Table {
  return {
    title: 'By parser:',
    columns: ['Parser', 'Trials', 'Pieces', 'Bytes'],
    rows: [...counts].map(([name, { trials, bytes, frames }]) => [name, trials, frames, bytes]),
  }
}
