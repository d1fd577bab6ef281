import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { pause } from '../link/pause.ts'

const AGAIN_MS = 1000

type Picture = { size: number; path: string }

/**
 * A QR code, black on white in every theme; its code comes when the first one is wanted. `check`: the digits that stand for
 * it where they are typed.
 */
export function Qr({
  text,
  label,
  check,
}: {
  text: string
  label: string
  check?: { label: string; digits: string }
}) {
  const [picture, setPicture] = useState<Picture | null>(null)
  useEffect(() => {
    const control = new AbortController()
    void drawUntilDrawn(text, control.signal, setPicture)
    return () => control.abort()
  }, [text])
  return (
    <figure class="qr">
      {picture ? qrSvg(picture, label) : <div class="qr-space" />}
      <figcaption>
        {label}
        {check && (
          <span>
            {check.label}
            <b>{check.digits}</b>
          </span>
        )}
      </figcaption>
    </figure>
  )
}

function qrSvg({ size, path }: Picture, label: string): VNode {
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path class="qr-light" d={`M0 0h${size}v${size}H0z`} />
      <path class="qr-dark" d={path} />
    </svg>
  )
}

/** The daemon may be away with the code that draws; what the picture says stands beside it all the same. */
async function drawUntilDrawn(
  text: string,
  signal: AbortSignal,
  show: (picture: Picture) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const drawn = await drawQr(text)
      if (!signal.aborted) show(drawn)
      return
    } catch {
      await pause(AGAIN_MS, signal)
    }
  }
}

/** Four modules of quiet around it (ISO/IEC 18004), dark modules as one path of horizontal runs. */
async function drawQr(text: string): Promise<Picture> {
  const { encode } = await import('uqr')
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data
    .map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
    .join('')
  return { size, path }
}
