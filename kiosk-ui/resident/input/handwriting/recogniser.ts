import { FEATURES, featuresOf } from './features.ts'
import type { Stroke } from './stroke.ts'
import { emptyTrace, trace } from './trace.ts'

export type Recogniser = {
  /** The characters most like what is written, best first, at most `count`; none where nothing is written. */
  recognise(strokes: readonly Stroke[], count: number): string[]
}

/** What a character is known by: as many numbers, in which writers differ little and characters much. */
export const TRAITS = 96
/** Traits are kept in bytes, this many steps to one. */
export const TRAIT_STEPS = 4
/** The weights of the features in a trait are kept in 16 bits, this many steps to one. */
export const WEIGHT_STEPS = 1024
/** How much more a common character is expected than a rare one; chosen with scripts/handwriting, see README there. */
const EXPECTED = 12
/** Among the commonest it makes no difference. */
const COMMONEST = 50

/**
 * Knows the characters of the model that scripts/make-handwriting.ts writes: the number of characters (u16, little
 * endian), their code points (u16 each), commonest first; of every trait the weight of each feature (i16) and what is
 * taken off (i16); of every character its traits (i8).
 */
export function createRecogniser(model: ArrayBuffer): Recogniser {
  const [count = 0] = new Uint16Array(model, 0, 1)
  let at = 2
  const codes = new Uint16Array(model, at, count)
  at += codes.byteLength
  const weights = new Int16Array(model, at, TRAITS * FEATURES)
  at += weights.byteLength
  const offsets = new Int16Array(model, at, TRAITS)
  at += offsets.byteLength
  const known = new Int8Array(model, at, count * TRAITS)

  const line = emptyTrace()
  const features = new Float32Array(FEATURES)
  const traits = new Float32Array(TRAITS)
  const away = new Float32Array(count)

  return {
    recognise(strokes, most) {
      if (strokes.every(({ length }) => length === 0)) return []
      featuresOf(trace(strokes, line), features)
      for (let t = 0; t < TRAITS; t++) {
        let sum = -offsets[t]!
        for (let f = 0; f < FEATURES; f++) sum += weights[t * FEATURES + f]! * features[f]!
        traits[t] = (sum / WEIGHT_STEPS) * TRAIT_STEPS
      }
      for (let i = 0; i < count; i++) {
        let sum = 0
        for (let t = 0, k = i * TRAITS; t < TRAITS; t++, k++) {
          const difference = traits[t]! - known[k]!
          sum += difference * difference
        }
        away[i] = sum / (TRAIT_STEPS * TRAIT_STEPS) + EXPECTED * Math.log(COMMONEST + i)
      }
      return nearest(away, most).map((i) => String.fromCharCode(codes[i]!))
    },
  }
}

/** The places of the smallest numbers, smallest first. */
function nearest(away: Float32Array, most: number): number[] {
  const best: number[] = []
  for (let i = 0; i < away.length; i++) {
    if (best.length === most && away[i]! >= away[best.at(-1)!]!) continue
    let place = best.length
    while (place > 0 && away[best[place - 1]!]! > away[i]!) place--
    best.splice(place, 0, i)
    best.length = Math.min(best.length, most)
  }
  return best
}
