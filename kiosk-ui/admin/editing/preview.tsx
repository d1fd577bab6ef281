import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Snapshot } from '#contract/live.ts'
import { words } from './words.ts'

type Props = {
  /** Of `kiosk-ui/preview/screens.ts`, with what else its address says: `notice&type=large`. */
  screen: string
  title: string
  /** Takes the whole width of its place among others. */
  wide?: true
  /** Stands beside the title. */
  children?: ComponentChildren
  /** Of the real screen, in px; the preview is as wide as its place. `top`: where what is to be seen begins. */
  width: number
  height: number
  top?: number
  snapshot: Snapshot | null
  /** What the daemon would hand out for the draft; undefined while nothing can be shown of it. */
  view: unknown
}

/** A real screen, small, with the draft on it. Its keys stay with the form: only a mouse turns its pages. */
export function Preview(props: Props) {
  const { screen, title, width, height, top = 0, snapshot, view, wide, children } = props
  const frame = useRef<HTMLIFrameElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const [ready, setReady] = useState(false)
  const scale = useScale(place, width)

  useLayoutEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      if (source === frame.current?.contentWindow && data === 'preview-ready') setReady(true)
    }
    addEventListener('message', hear)
    return () => removeEventListener('message', hear)
  }, [])

  useEffect(() => {
    if (!ready || snapshot === null || view === undefined) return
    frame.current?.contentWindow?.postMessage({ snapshot, view }, location.origin)
  }, [ready, snapshot === null, view])

  return (
    <figure class={wide ? 'preview wide' : 'preview'}>
      <figcaption>
        {title}
        {children}
      </figcaption>
      <div class="preview-place" ref={place} style={{ aspectRatio: `${width} / ${height - top}` }}>
        <iframe
          ref={frame}
          src={`/preview?screen=${screen}`}
          title={words.preview(title)}
          tabIndex={-1}
          width={width}
          height={height}
          style={{ transform: `scale(${scale}) translateY(${-top}px)` }}
        />
        {view === undefined && <p>{words.noPreview}</p>}
      </div>
    </figure>
  )
}

/** How small a screen of this width has to be to fit its place. */
function useScale(place: { current: HTMLElement | null }, width: number): number {
  const [scale, setScale] = useState(0)
  useLayoutEffect(() => {
    if (!place.current) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setScale(entry.contentRect.width / width)
    })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [width])
  return scale
}
