import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { inPhrases, withWholeWords } from '../../parts/in-phrases.tsx'

type Props = {
  crumb?: string
  title: string
  /** What is read aloud in the place of all of it. */
  say?: string | undefined
  children?: ComponentChildren
}

/** Heading of every screen but home, in the upper part that no hand need reach. A screen reader begins here. */
export function ScreenTitle({ crumb, title, say, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  // Before it is painted: after that the screen would be drawn once more.
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div class="title" data-say={say}>
      {crumb && <p class="crumb">{withWholeWords(crumb)}</p>}
      <h1 ref={heading} tabIndex={-1} data-long={title.length > 9 ? '' : undefined}>
        {inPhrases(title)}
      </h1>
      {children}
    </div>
  )
}
