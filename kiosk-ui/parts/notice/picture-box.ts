import type { Block } from '#contract/notice.ts'

export type Picture = Extract<Block, { at: 'picture' }>

/** Px that pages have for a picture: how wide they are, how high, and how high the first one is. */
export type PictureRoom = { width: number; later: number; first: number }

/** Px of a picture on a page, or of one slice of it, and from where in the whole picture it is seen. */
type PictureBox = { width: number; height: number; from: number }

/** A little picture gets coarse beyond this. */
const MOST_ENLARGED = 1.5
/** A page of a document is still read well at this share of the width; smaller, it is shown slice by slice. */
const LEAST_SHRUNK = 0.7
/** Of the page's height; what a cut runs through is whole on one of the two slices. */
const OVERLAP = 0.12

/** How many slices a picture takes, one beneath another; one where it is shown whole. */
export function slicesOf(picture: Picture, tallest: number, room: PictureRoom): number {
  const whole = widest(picture, room) * (picture.height / picture.width)
  if (tallest >= whole * LEAST_SHRUNK) return 1
  const overlap = tallest * OVERLAP
  return Math.ceil((whole - overlap) / (tallest - overlap))
}

export function pictureBox(
  picture: Picture,
  { slice, of, opens }: { slice: number; of: number; opens: boolean },
  room: PictureRoom,
): PictureBox {
  const tallest = tallestFor(opens, room)
  const width = widest(picture, room)
  const whole = width * (picture.height / picture.width)
  if (of === 1) {
    const scale = Math.min(1, tallest / whole)
    return { width: width * scale, height: whole * scale, from: 0 }
  }
  const height = (whole + (of - 1) * tallest * OVERLAP) / of
  return { width, height, from: slice * (height - tallest * OVERLAP) }
}

/** `opens`: the notice begins with it, so that it begins on the first page. */
export function tallestFor(opens: boolean, { first, later }: PictureRoom): number {
  return opens ? first : later
}

function widest({ width }: Picture, room: PictureRoom): number {
  return Math.min(room.width, width * MOST_ENLARGED)
}
