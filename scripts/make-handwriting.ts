// `node scripts/make-handwriting.ts HANZI-WRITER-DATA JIEBA` makes what handwriting is compared with, from the medians of
// the npm package hanzi-writer-data 2.0.1 and the counts of @node-rs/jieba's dict.txt, both unpacked into folders
// (`npm pack`). It takes a few minutes; see scripts/handwriting/README.md.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { FEATURES, featuresOf } from '../kiosk-ui/resident/input/handwriting/features.ts'
import { TRAITS, TRAIT_STEPS, WEIGHT_STEPS } from '../kiosk-ui/resident/input/handwriting/recogniser.ts'
import type { Stroke } from '../kiosk-ui/resident/input/handwriting/stroke.ts'
import { emptyTrace, trace } from '../kiosk-ui/resident/input/handwriting/trace.ts'
import { covariance, discriminants } from './handwriting/discriminants.ts'
import { frequencies } from './handwriting/frequencies.ts'
import { hands, seeded, written } from './handwriting/writers.ts'

const root = join(import.meta.dirname, '..')
const MODEL = join(root, 'kiosk-ui', 'resident', 'input', 'handwriting', 'model.bin')
/** The commonest characters as they are written, for trials. */
const COMMONEST = join(import.meta.dirname, 'handwriting', 'commonest.json')
const COMMONEST_COUNT = 500
/** The top of the medians' square, whose y goes up. */
const TOP = 900
const SQUARE = 1024
/** Of what hands differ in: every third character, twice by each hand; `child` is held out for the trial. */
const EVERY = 3
const TWICE = 2
const LEARNT_FROM = ['careful', 'fast', 'shaky'] as const
const SEED = 99

const [strokesFolder, jiebaFolder] = process.argv.slice(2)
if (!strokesFolder || !jiebaFolder) throw new Error('usage: make-handwriting.ts HANZI-WRITER-DATA JIEBA')

const { characters: often } = await frequencies(join(jiebaFolder, 'dict.txt'))
const characters = gb2312().toSorted((a, b) => (often.get(b) ?? 0) - (often.get(a) ?? 0))
const medians = await Promise.all(characters.map((one) => mediansOf(one, strokesFolder)))
const commonest = characters.slice(0, COMMONEST_COUNT).map((character, i) => [character, medians[i]])
await writeFile(COMMONEST, `[\n${commonest.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`)

const known = medians.map(featuresHere)
const mean = new Float64Array(FEATURES)
for (const features of known) for (let f = 0; f < FEATURES; f++) mean[f]! += features[f]! / known.length
const between = covariance(known.map((features) => features.map((value, f) => value - mean[f]!)))
const within = covariance(differences())
const weights = discriminants(within, between, TRAITS)
await writeFile(MODEL, model())

/** The 6,763 characters of GB2312. */
function gb2312(): string[] {
  const all: string[] = []
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = iconv.decode(Buffer.from([row, cell]), 'gb2312')
      if (/^\p{Script=Han}$/u.test(character)) all.push(character)
    }
  }
  return all
}

/** In a square of 256 by 256, y down. */
async function mediansOf(character: string, folder: string): Promise<Stroke[]> {
  const file = await readFile(join(folder, `${character}.json`), 'utf8')
  const { medians: read }: { medians: [number, number][][] } = JSON.parse(file)
  const scaled = (at: number) => Math.round((at / SQUARE) * 256)
  return read.map((stroke) => stroke.map(([x, y]) => [scaled(x), scaled(TOP - y)] as const))
}

function featuresHere(strokes: readonly Stroke[]): Float32Array {
  return featuresOf(trace(strokes, emptyTrace()), new Float32Array(FEATURES))
}

/** What hands make of characters, as differences from how they are printed. */
function differences(): Float32Array[] {
  const random = seeded(SEED)
  const all: Float32Array[] = []
  for (let i = 0; i < medians.length; i += EVERY) {
    for (const hand of LEARNT_FROM) {
      for (let time = 0; time < TWICE; time++) {
        const features = featuresHere(written(medians[i]!, hands[hand], random))
        all.push(features.map((value, f) => value - known[i]![f]!))
      }
    }
  }
  return all
}

/** See `createRecogniser`. */
function model(): Buffer {
  const codes = Uint16Array.from([characters.length, ...characters.map((one) => one.charCodeAt(0))])
  const steps = Int16Array.from(
    weights.flatMap((trait) => [...trait].map((one) => Math.round(one * WEIGHT_STEPS))),
  )
  const offsets = Int16Array.from({ length: TRAITS }, (_, t) => {
    let sum = 0
    for (let f = 0; f < FEATURES; f++) sum += steps[t * FEATURES + f]! * mean[f]!
    return Math.round(sum)
  })
  const traits = Int8Array.from(
    known.flatMap((features) =>
      Array.from({ length: TRAITS }, (_, t) => {
        let sum = -offsets[t]!
        for (let f = 0; f < FEATURES; f++) sum += steps[t * FEATURES + f]! * features[f]!
        return Math.max(-127, Math.min(127, Math.round((sum / WEIGHT_STEPS) * TRAIT_STEPS)))
      }),
    ),
  )
  return Buffer.concat([codes, steps, offsets, traits].map(({ buffer }) => Buffer.from(buffer)))
}
