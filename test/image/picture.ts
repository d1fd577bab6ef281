import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DiskGuest } from './disk-guest.ts'

/** What a screen shows. `pixels`: three bytes each, row by row. */
export type Picture = { width: number; height: number; pixels: Buffer }

const LOOK_EVERY_MS = 3000
/** A clock, a cursor and what is being counted change in a page that stands. */
const STANDS = 0.995
const NEARLY_BLACK = 16
/** Of a page of the station at most; one that says that it starts, or cannot be used, is 0.9 and more. */
const PLAIN = 0.8
const EMPTY = 0.99

/** Of the guest's screen now, as QEMU draws it (PPM, P6). `folder`: for the file. */
export async function lookAt(guest: DiskGuest, folder: string): Promise<Picture> {
  const file = join(folder, 'screen.ppm')
  rmSync(file, { force: true })
  guest.monitor(`screendump ${file}`)
  for (let before = -1; ; await sleep(200)) {
    const size = existsSync(file) ? statSync(file).size : 0
    if (size > 0 && size === before) break
    before = size
  }
  const bytes = readFileSync(file)
  const [head = '', width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 40)) ?? []
  return { width: Number(width), height: Number(height), pixels: bytes.subarray(head.length) }
}

/** The part of equal pixels, 0 to 1. */
export function sameness(one: Picture, other: Picture): number {
  if (one.width !== other.width || one.height !== other.height) return 0
  const count = one.width * one.height
  let same = 0
  for (let at = 0; at < count * 3; at += 3)
    if (one.pixels.compare(other.pixels, at, at + 3, at, at + 3) === 0) same += 1
  return same / count
}

/** The part of pixels that are black to the eye, 0 to 1. */
export function darkness({ pixels }: Picture): number {
  let dark = 0
  for (let at = 0; at < pixels.length; at += 3)
    if (Math.max(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0) < NEARLY_BLACK) dark += 1
  return dark / (pixels.length / 3)
}

/** The part that is painted in the colour of the upper left corner, 0 to 1: nearly all of a page that only says to wait. */
function plainness({ pixels }: Picture): number {
  let plain = 0
  for (let at = 0; at < pixels.length; at += 3) if (pixels.compare(pixels, 0, 3, at, at + 3) === 0) plain += 1
  return plain / (pixels.length / 3)
}

/** Something is written on it. */
export function hasWords(seen: Picture): boolean {
  return plainness(seen) < EMPTY
}

/** Upside down. */
export function turnedAround({ width, height, pixels }: Picture): Picture {
  const turned = Buffer.from(pixels.toReversed())
  // Its colours came the other way round with it.
  for (let at = 0; at < turned.length; at += 3) {
    const red = turned[at + 2] ?? 0
    turned[at + 2] = turned[at] ?? 0
    turned[at] = red
  }
  return { width, height, pixels: turned }
}

/** The residents’ own page; null where none comes in time. */
export function homePage(look: () => Promise<Picture>, withinMs: number): Promise<Picture | null> {
  return paintedPage(look, withinMs, (seen) => plainness(seen) < PLAIN)
}

/** The first picture of which this holds; null where none comes in time. */
export async function pictureThat(
  look: () => Promise<Picture>,
  holds: (seen: Picture) => boolean,
  withinMs: number,
): Promise<Picture | null> {
  const late = performance.now() + withinMs
  while (performance.now() < late) {
    const seen = await look()
    if (holds(seen)) return seen
    await sleep(LOOK_EVERY_MS)
  }
  return null
}

/** A page that is painted, and stands; null where none comes in time. */
export async function paintedPage(
  look: () => Promise<Picture>,
  withinMs: number,
  holds: (seen: Picture) => boolean = () => true,
): Promise<Picture | null> {
  let before: Picture | null = null
  return pictureThat(
    look,
    (seen) => {
      const stands = before !== null && sameness(before, seen) > STANDS
      before = seen
      return stands && darkness(seen) < 0.5 && holds(seen)
    },
    withinMs,
  )
}
