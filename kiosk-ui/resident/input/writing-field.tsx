import type { TargetedPointerEvent } from 'preact'
import { useRef } from 'preact/hooks'
import type { Point, Stroke } from './handwriting/stroke.ts'
import { words } from './words.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'

type Props = {
  strokes: readonly Stroke[]
  onStroke: (stroke: Stroke) => void
}

/** The field is as wide and as high as this, whatever it measures on the glass. */
const SIDE = 1000
/** Points closer than this tell nothing new. */
const STEP = 4

/** Where a finger writes one character, over the cross of a copybook. One finger at a time: a palm writes nothing. */
export function WritingField({ strokes, onStroke }: Props) {
  const line = useRef<SVGPolylineElement>(null)
  const drawing = useRef<{ pointer: number; points: Point[] } | null>(null)

  function draw(points: readonly Point[]): void {
    // While the finger moves nothing is laid out anew but this line.
    line.current?.setAttribute('points', asText(points))
  }

  function down(event: TargetedPointerEvent<SVGSVGElement>): void {
    if (drawing.current || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = { pointer: event.pointerId, points: [placeOf(event, event.currentTarget)] }
    draw(drawing.current.points)
  }

  function move(event: TargetedPointerEvent<SVGSVGElement>): void {
    const { current } = drawing
    if (current?.pointer !== event.pointerId) return
    const coalesced = event.getCoalescedEvents()
    for (const one of coalesced.length > 0 ? coalesced : [event]) {
      const [x, y] = placeOf(one, event.currentTarget)
      const [lastX, lastY] = current.points.at(-1) ?? [x, y]
      if (Math.hypot(x - lastX, y - lastY) >= STEP) current.points.push([x, y])
    }
    draw(current.points)
  }

  function up(event: TargetedPointerEvent<SVGSVGElement>): void {
    const { current } = drawing
    if (current?.pointer !== event.pointerId) return
    drawing.current = null
    onStroke(current.points)
    draw([])
  }

  return (
    <div class="writing">
      <svg
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        role="application"
        aria-label={words.field}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      >
        <path class="copybook" d={`M0 ${SIDE / 2}H${SIDE}M${SIDE / 2} 0V${SIDE}`} />
        {strokes.map((stroke, i) => (
          <polyline key={i} points={asText(stroke)} />
        ))}
        <polyline ref={line} />
      </svg>
      {strokes.length === 0 && <p>{withWholeWords(words.write)}</p>}
    </div>
  )
}

function placeOf({ clientX, clientY }: PointerEvent, field: Element): Point {
  const { left, top, width, height } = field.getBoundingClientRect()
  return [((clientX - left) / width) * SIDE, ((clientY - top) / height) * SIDE]
}

/** A dot is a line that goes nowhere. */
function asText(points: readonly Point[]): string {
  const all = points.length === 1 ? [...points, ...points] : points
  return all.map(([x, y]) => `${x.toFixed(0)},${y.toFixed(0)}`).join(' ')
}
