import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { pause } from '../../link/pause.ts'

const AGAIN_MS = 1000

/** A QR code, black on white in every theme; its code comes when the first one is wanted. */
export function Qr({ text, label }: { text: string; label: string }) {
  const [picture, setPicture] = useState<{ size: number; path: string } | null>(null)
  useEffect(() => {
    let wanted = true
    const draw = async () => {
      while (wanted) {
        try {
          const drawn = await drawQr(text)
          if (wanted) setPicture(drawn)
          return
        } catch {
          // The daemon went away with what draws it; the number stands there all the same.
          await pause(AGAIN_MS)
        }
      }
    }
    void draw()
    return () => {
      wanted = false
    }
  }, [text])
  return (
    <figure class="qr">
      {picture ? qrSvg(picture, label) : <div class="qr-space" />}
      <figcaption>{label}</figcaption>
    </figure>
  )
}

function qrSvg({ size, path }: { size: number; path: string }, label: string): VNode {
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path class="qr-light" d={`M0 0h${size}v${size}H0z`} />
      <path class="qr-dark" d={path} />
    </svg>
  )
}

/** Four modules of quiet around it (ISO/IEC 18004), dark modules as one path of horizontal runs. */
async function drawQr(text: string): Promise<{ size: number; path: string }> {
  const { encode } = await import('uqr')
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data
    .map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
    .join('')
  return { size, path }
}
