import type { TargetedPointerEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { TouchButton } from '../../parts/touch-button.tsx'
import { FIELD, type Point, strokesOf } from './strokes.ts'
import { words } from './words.ts'

type Props = { label: string; onSign: (strokes: string | null) => void }

/** A field to sign in with a finger or a pen. */
export function SignatureField({ label, onSign }: Props) {
  const [written, write] = useState<readonly (readonly Point[])[]>([])
  const holding = useRef<number | null>(null)

  function pointOf(event: TargetedPointerEvent<SVGSVGElement>): Point {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    return [((event.clientX - left) / width) * FIELD.width, ((event.clientY - top) / height) * FIELD.height]
  }
  function begin(event: TargetedPointerEvent<SVGSVGElement>): void {
    if (holding.current !== null) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    holding.current = event.pointerId
    write([...written, [pointOf(event)]])
  }
  function go(event: TargetedPointerEvent<SVGSVGElement>): void {
    if (holding.current !== event.pointerId) return
    const point = pointOf(event)
    write((before) => [...before.slice(0, -1), [...(before.at(-1) ?? []), point]])
  }
  function end(event: TargetedPointerEvent<SVGSVGElement>): void {
    if (holding.current !== event.pointerId) return
    holding.current = null
    onSign(strokesOf(written))
  }

  return (
    <div class="signature">
      <p>{label}</p>
      <svg
        viewBox={`0 0 ${FIELD.width} ${FIELD.height}`}
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <path d={strokesOf(written) ?? ''} />
      </svg>
      <TouchButton
        data-act="sign-again"
        disabled={written.length === 0}
        onPress={() => {
          write([])
          onSign(null)
        }}
      >
        {words.signAgain}
      </TouchButton>
    </div>
  )
}
