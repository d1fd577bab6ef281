import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Ink } from '#contract/bench.ts'
import { benchWords } from './words/bench.ts'
import { paintInks, paperLength } from './paint-paper.ts'

const DOTS_PER_MM = 8
const TOOTH = 8 // of the tear bar
const PAPER = '#fffdf8'
const EDGE = '#b9ae98'

type Props = {
  inks: readonly Ink[]
  widthMm: 58 | 80
  dots: number
  /** How it is parted from the roll at its lower end; `roll`: it still hangs on it. */
  lower: 'cut' | 'torn' | 'roll'
  upper: 'cut' | 'torn'
  /** Screen pixels a dot. */
  scale: 1 | 0.5
}

/** A length of receipt paper, one dot of the print head as one pixel. */
export function PaperStrip({ inks, widthMm, dots, lower, upper, scale }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const width = widthMm * DOTS_PER_MM
  const height = paperLength(inks) + TOOTH * 3

  useLayoutEffect(() => {
    const draw = canvas.current?.getContext('2d')
    if (!draw) return
    draw.clearRect(0, 0, width, height)
    paintSheet(draw, { width, height, upper, lower })
    paintInks(draw, inks, { left: (width - dots) / 2, top: TOOTH * 2, dots })
  }, [inks, width, height, dots, upper, lower])

  return (
    <canvas
      ref={canvas}
      class="paper-strip"
      data-scale={scale}
      data-width={widthMm}
      width={width}
      height={height}
      role="img"
      aria-label={wordsOf(inks)}
    />
  )
}

type Sheet = { width: number; height: number; upper: Props['upper']; lower: Props['lower'] }

function paintSheet(draw: CanvasRenderingContext2D, { width, height, upper, lower }: Sheet): void {
  draw.beginPath()
  edge(draw, 0.5, width - 1, TOOTH / 2, upper === 'torn' ? TOOTH / 2 : 0)
  if (lower === 'roll') {
    draw.lineTo(width - 0.5, height)
    draw.lineTo(0.5, height)
  } else {
    draw.lineTo(width - 0.5, height - TOOTH)
    edge(draw, width - 0.5, 1, height - TOOTH / 2, lower === 'torn' ? TOOTH / 2 : 0)
  }
  draw.closePath()
  draw.fillStyle = PAPER
  draw.fill()
  draw.strokeStyle = EDGE
  draw.lineWidth = 1
  draw.stroke()
}

/** A straight cut, or the teeth of a tear bar `depth` deep, from `from` to `to` at height `y`. */
function edge(draw: CanvasRenderingContext2D, from: number, to: number, y: number, depth: number): void {
  draw.lineTo(from, y)
  const step = Math.sign(to - from) * TOOTH
  if (depth > 0) {
    const teeth = Math.floor(Math.abs(to - from) / TOOTH)
    for (let i = 1; i <= teeth; i += 1) draw.lineTo(from + step * i, y + (i % 2 === 0 ? -depth : depth))
  }
  draw.lineTo(to, y)
}

/** What the paper says, for ears. */
function wordsOf(inks: readonly Ink[]): string {
  return inks
    .flatMap((ink) => {
      if (ink.at === 'line') return [ink.runs.map((run) => run.text).join('')]
      return ink.at === 'qr' ? [benchWords.qr] : []
    })
    .filter((line) => !/^[━─\s]*$/.test(line))
    .join(', ')
}
