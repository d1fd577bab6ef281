import { DomainTiles } from '../../parts/domain-tiles.tsx'
import { Pager, pageStart } from '../../parts/pager.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { words } from './words/domains.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'

type Props = { app: App; screen: ScreenOf<'choose-domain'> }

/** Tiles on one page: two columns of three in 大字版; all of them at once otherwise. */
const LARGE_PAGE = 6
const PAGE = 12

/** 大字版: the life domains, a few at a time. */
export function ChooseDomain({ app, screen }: Props) {
  const { domains } = screen.list
  const size = app.modes.type.value === 'large' ? LARGE_PAGE : PAGE
  const start = pageStart(screen.from, size)
  return (
    <main class="listing">
      <ScreenTitle title={words.title} />
      <DomainTiles
        domains={domains.slice(start, start + size)}
        onOpen={(domain) => app.open({ at: 'domain-items', domain, leadsTo: 'confirm-errand' })}
      />
      <Pager from={screen.from} size={size} count={domains.length} onTurn={app.turnTo} />
    </main>
  )
}
