import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { usePageSize } from '../../parts/page-size.ts'
import { Pager, pageStart } from '../../parts/pager.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { words } from '../../../words/board.ts'
import type { App } from '../../shell/app.ts'
import { ALWAYS, openClass } from './classes.ts'
import type { ScreenOf } from '../../shell/screens.ts'

type Props = { app: App; screen: ScreenOf<'board-classes'> }

/** The classes beside the five, each with how much hangs in it. */
export function BoardClasses({ app, screen: { board, from } }: Props) {
  const others = board.classes.slice(ALWAYS)
  const { place, size } = usePageSize<HTMLDivElement>('board-classes')
  const start = pageStart(from, size)
  return (
    <main class="listing">
      <ScreenTitle crumb={words.title} title={words.others} />
      <div class="rows" ref={place}>
        {others.slice(start, start + size).map((of) => (
          <TouchButton key={of.name} class="row" onPress={() => openClass(app, of)}>
            <span class="row-title">{of.name}</span>
            <span class="row-name">{words.count(of.count, of.unit)}</span>
            <ScreenIcon name="arrow" />
          </TouchButton>
        ))}
      </div>
      <Pager from={from} size={size} count={others.length} onTurn={app.turnTo} />
    </main>
  )
}
