import type { ComponentChildren, FunctionComponent } from 'preact'
import type { App } from './app.ts'
import { IdleWarning } from './idle-warning.tsx'
import type { ScreenEntry } from './journey.ts'
import { Restarting } from './restarting.tsx'
import type { ScreenName } from './screens.ts'
import { TypeSheet } from './type-sheet.tsx'

export type AboveProps = {
  app: App
  /** What the machine shows while it rests. */
  rest: FunctionComponent<{ app: App }> | undefined
  /** Words of a tap on its way there. */
  doing(at: ScreenName): ScreenEntry<ScreenName>['doing']
  /** The sheet of a journey. */
  sheet: ComponentChildren
}

/** What stands before every screen, one at a time: whether the resident is still there comes first. */
export function Above({ app, rest: Rest, doing, sheet }: AboveProps) {
  const idle = app.idle.state.value
  if (idle.at === 'warning') return <IdleWarning app={app} secondsLeft={idle.secondsLeft} />
  if (idle.at === 'resting') return Rest ? <Rest app={app} /> : null
  const busy = app.busy.value
  if (busy.at === 'opening' && busy.waited !== 'short')
    return <Restarting app={app} waited={busy.waited} doing={doing(busy.to.at)} />
  if (app.choosesType.value) return <TypeSheet app={app} />
  return <>{sheet}</>
}
