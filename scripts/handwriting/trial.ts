import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRecogniser, type Recogniser } from '../../kiosk-ui/resident/input/handwriting/recogniser.ts'
import type { Stroke } from '../../kiosk-ui/resident/input/handwriting/stroke.ts'
import { type HandName, hands, seeded, written } from './writers.ts'

export type HitRate = { tried: number; first: number; amongTen: number; timesMs: number[] }

const here = import.meta.dirname
const MODEL = join(here, '..', '..', 'kiosk-ui', 'resident', 'input', 'handwriting', 'model.bin')

export async function shippedRecogniser(): Promise<Recogniser> {
  const { buffer } = Uint8Array.from(await readFile(MODEL))
  return createRecogniser(buffer)
}

/** The 500 commonest characters, commonest first, each as it is written in a square of 256 by 256. */
export async function commonest(): Promise<readonly (readonly [character: string, strokes: Stroke[]])[]> {
  return JSON.parse(await readFile(join(here, 'commonest.json'), 'utf8'))
}

/** Lets a hand write every character `times` times, seeded, and counts what the recogniser reads. */
export function tryHand(
  { recognise }: Recogniser,
  name: HandName,
  characters: readonly (readonly [character: string, strokes: readonly Stroke[]])[],
  times: number,
  seed = 1,
): HitRate {
  const random = seeded(seed)
  const rate: HitRate = { tried: 0, first: 0, amongTen: 0, timesMs: [] }
  for (let time = 0; time < times; time++) {
    for (const [character, strokes] of characters) {
      const drawn = written(strokes, hands[name], random)
      const began = performance.now()
      const read = recognise(drawn, 10)
      rate.timesMs.push(performance.now() - began)
      rate.tried++
      if (read[0] === character) rate.first++
      if (read.includes(character)) rate.amongTen++
    }
  }
  return rate
}
