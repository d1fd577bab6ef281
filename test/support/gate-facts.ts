/** Everything the gate knows of a page, measured inside it; lengths in CSS px of the viewport, colours 0–255 and alpha. */

export type Rgba = readonly [red: number, green: number, blue: number, alpha: number]
export type Box = { left: number; top: number; right: number; bottom: number }

/** What lies under a point of the page, topmost first; `image` when a picture or gradient is among it. */
export type Ground = { layers: readonly Rgba[]; image: boolean }

export type TargetFact = {
  selector: string
  /** Every element from it up to the page, with its classes. */
  path: string
  box: Box
  disabled: boolean
  fill: Rgba
  /** Colours of the four edges that are drawn at all (border or outline), in any order. */
  edges: readonly Rgba[]
  drawnSides: number
  around: Ground
  /** Its keys stand together: which group of them it belongs to, counted from 0; null for a button that stands alone. */
  keys: number | null
}

/** In which colours something is read. */
export type ColourFact = {
  /** Every element from it up to the page, with its classes. */
  path: string
  color: Rgba
  /** Product of the opacities above it. */
  opacity: number
  ground: Ground
  /** Another element that is painted over its middle. */
  coveredBy: string | null
}

export type TextFact = ColourFact & {
  selector: string
  /** Its first characters. */
  text: string
  whole: string
  /** One box a line, as high as its ink, so that overlap means ink on ink. */
  lines: readonly Box[]
  /** Where in `whole` each line but the first begins. */
  breaks: readonly number[]
  /** The nearest box around it that is seen, by an edge at its side or by its ground, and what is free beside the text. */
  frame: { selector: string; box: Box; px: number; above: number; below: number } | null
  fontSize: number
  /** In multiples of the font size; null for `normal`. */
  lineHeight: number | null
  heading: boolean
  /** Lines cut by an ancestor's box: which ancestor, and by how many px at most. */
  cut: { by: string; px: number } | null
  /** It stands in the upper half that 坐着用 leaves empty: nobody needs it. */
  far: boolean
  /** Indices into `targets`: the ones it belongs to, and so may lie on. */
  inTargets: readonly number[]
}

export type PageFacts = {
  lang: string
  viewport: { width: number; height: number }
  targets: readonly TargetFact[]
  texts: readonly TextFact[]
  /** What is written into fields is no text of the page. */
  fields: readonly ColourFact[]
  /**
   * Boxes with more in them than they show. `meant`: a list that scrolls by keys in its own place, a panel, or a line
   * that ends in an ellipsis.
   */
  overflowing: readonly {
    selector: string
    axis: 'x' | 'y'
    shown: number
    needed: number
    meant: boolean
  }[]
  /** Where the title of the screen begins; null on one that has none. */
  titleTop: number | null
  namelessPictures: readonly string[]
  /** Sentences of several texts, such as a number set large and what it counts, that take more than one line. */
  sentences: readonly { selector: string; whole: string; breaks: readonly number[] }[]
  /** Sentences of which each phrase is laid out as a box of its own, with the gaps of a list between them. */
  apart: readonly string[]
}

/** What can be touched. Anything else that listens for touches is a finding of its own (gate.ts). */
export const TOUCHABLE =
  'a[href],button,input:not([type=hidden]),select,textarea,summary,[contenteditable=true],[tabindex]:not([tabindex="-1"]),' +
  '[role=button],[role=link],[role=checkbox],[role=radio],[role=switch],[role=tab],[role=option],[role=menuitem],[role=slider]'
