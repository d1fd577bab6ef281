import { commonest, type HitRate, shippedRecogniser, tryHand } from '../handwriting/trial.ts'
import { type HandName, hands } from '../handwriting/writers.ts'
import type { Effort } from './effort.ts'
import { TRAITS } from '../../kiosk-ui/resident/input/handwriting/recogniser.ts'
import { inMs, type Row, type Spread, spreadOf } from './figures.ts'

/** Each hand writes each of the 500 commonest characters so often in a full run: 6,000 by the three hands it knows. */
const TIMES = 4
const GOAL_MS = 50
const GOAL_AMONG_TEN = 0.95
/** Nothing was learnt from it, so nothing is promised of it. */
const HELD_OUT: HandName = 'child'

/** Of the model. */
const KNOWN = 6_763

/**
 * How long a character takes, and how often the right one comes first and among ten, for every kind of hand. The limits: a
 * look at every trait of every character that is known, and the characters as they are printed, written by no hand.
 */
export async function handwritingRows({ samples }: Effort): Promise<Row[]> {
  const recogniser = await shippedRecogniser()
  const characters = await commonest()
  const times = samples < 200 ? 1 : TIMES
  const allTimes: number[] = []
  const printed = tryPrinted(recogniser, characters)
  const limit = `${share(printed.first / printed.tried)} / ${share(printed.amongTen / printed.tried)} %`
  const look = lookAtAll()
  const rows = Object.keys(hands).map((key): Row => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key of hands
    const name = key as HandName
    const { tried, first, amongTen, timesMs } = tryHand(recogniser, name, characters, times)
    allTimes.push(...timesMs)
    const [firstShare, tenShare] = [first / tried, amongTen / tried]
    const promised = name !== HELD_OUT
    return {
      work: `handwriting, ${promised ? '' : 'held-out '}hand ${name}: first / among ten (n = ${tried})`,
      measured: `${share(firstShare)} / ${share(tenShare)} %`,
      limit,
      goal: promised ? 'among ten ≥ 95 %' : '',
      ok: promised ? tenShare >= GOAL_AMONG_TEN : null,
      figures: { first: firstShare, amongTen: tenShare, n: tried },
    }
  })
  const { p50, p95, n } = spreadOf(allTimes)
  return [
    {
      work: `handwriting, a character of 6,763, p50/p95 (n = ${n})`,
      measured: `${inMs(p50)}/${inMs(p95)} ms`,
      limit: `${inMs(look.p50)}/${inMs(look.p95)} ms`,
      goal: `p95 ≤ ${GOAL_MS} ms`,
      ok: p95 <= GOAL_MS,
      figures: { p50, p95, n, limitP50: look.p50, limitP95: look.p95 },
    },
    ...rows,
  ]
}

const share = (of: number): string => (100 * of).toFixed(1)

function tryPrinted(
  { recognise }: Awaited<ReturnType<typeof shippedRecogniser>>,
  characters: Awaited<ReturnType<typeof commonest>>,
): Pick<HitRate, 'tried' | 'first' | 'amongTen'> {
  const rate = { tried: characters.length, first: 0, amongTen: 0 }
  for (const [character, strokes] of characters) {
    const read = recognise(strokes, 10)
    if (read[0] === character) rate.first++
    if (read.includes(character)) rate.amongTen++
  }
  return rate
}

function lookAtAll(): Spread {
  const known = Int8Array.from({ length: KNOWN * TRAITS }, (_, i) => i % 127)
  const away = new Float32Array(KNOWN)
  const times: number[] = []
  for (let round = -20; round < 200; round++) {
    const began = performance.now()
    for (let i = 0, at = 0; i < KNOWN; i++) {
      let sum = 0
      for (let trait = 0; trait < TRAITS; trait++, at++) {
        // As the recogniser does it: a power is four times as slow.
        const difference = known[at]! - round
        sum += difference * difference
      }
      away[i] = sum
    }
    if (round >= 0) times.push(performance.now() - began)
  }
  return spreadOf(times)
}
