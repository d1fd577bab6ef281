import { ErrandRow } from './errand-row.tsx'
import { fewOf, usePageSize } from '../../parts/page-size.ts'
import { Pager, pageStart } from '../../parts/pager.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { words } from './words/domains.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

type Props = { app: App; screen: ScreenOf<'domain-items'> }

/** The errands of one life domain: the name people use, and under it the official one. */
export function DomainItems({ app, screen }: Props) {
  const { list, domain, from } = screen
  const found = list.domains.find(({ name }) => name === domain)
  const items = (found?.items ?? []).flatMap((seq) => list.guides.find((guide) => guide.seq === seq) ?? [])
  const { place, size } = usePageSize<HTMLDivElement>('domain-items')
  const start = pageStart(from, size)
  return (
    <main class="listing">
      <ScreenTitle crumb={words.crumb} title={domain}>
        {found && <p class="title-note">{withWholeWords(found.short)}</p>}
      </ScreenTitle>
      <div class="rows" data-few={fewOf(items.length)} ref={place}>
        {items.slice(start, start + size).map((item) => (
          <ErrandRow
            key={item.seq}
            item={item}
            onPress={() => app.open({ at: screen.leadsTo, seq: item.seq })}
          />
        ))}
      </div>
      <p class="elsewhere">{withWholeWords(words.elsewhere(app.model.value.station.townCentre))}</p>
      <Pager from={from} size={size} count={items.length} onTurn={app.turnTo} />
    </main>
  )
}
