import type { ComponentChildren, FunctionComponent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { App } from './app.ts'
import { watchNeed } from './guided/need.ts'
import { OfferSheet } from './guided/offer-sheet.tsx'
import { IdleWarning } from './idle-warning.tsx'
import { READING } from './idle.ts'
import type { ScreenEntry } from './journey.ts'
import { Restarting } from './restarting.tsx'
import type { ScreenName } from './screens.ts'
import { TypeSheet } from './type-sheet.tsx'

export type AboveProps = {
  app: App
  /** What the machine shows while it rests. */
  rest: FunctionComponent<{ app: App }> | undefined
  /** What is known of a screen; nothing of home. */
  entry(at: ScreenName): ScreenEntry<ScreenName> | undefined
  /** The sheet of a journey. */
  sheet: ComponentChildren
}

/** What stands before every screen, one at a time: whether the resident is still there comes first. */
export function Above({ app, rest: Rest, entry, sheet }: AboveProps) {
  const isFree = useRef(true)
  isFree.current = sheet === null && !app.choosesType.value && app.busy.value.at === 'free'
  const [need] = useState(() =>
    watchNeed(
      app,
      (at) => ({ asks: entry(at)?.question ?? false, quiet: (entry(at)?.patience ?? READING).quiet }),
      () => isFree.current,
    ),
  )
  useEffect(() => need.stop, [])
  const idle = app.idle.state.value
  if (idle.at === 'warning') return <IdleWarning app={app} secondsLeft={idle.secondsLeft} />
  if (idle.at === 'resting') return Rest ? <Rest app={app} /> : null
  const busy = app.busy.value
  if (busy.at === 'opening' && (busy.waited === 'long' || busy.waited === 'too-long'))
    return <Restarting app={app} waited={busy.waited} doing={entry(busy.to.at)?.doing} />
  if (app.choosesType.value) return <TypeSheet app={app} />
  const { at: offers } = need.offer.value
  if (sheet === null && offers !== 'none')
    return <OfferSheet app={app} offers={offers} onAnswer={need.answered} />
  return <>{sheet}</>
}
