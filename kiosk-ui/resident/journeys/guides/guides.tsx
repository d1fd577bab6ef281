import { DomainTiles } from '../../parts/domain-tiles.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { words } from './words/guide.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'

type Props = { app: App; screen: ScreenOf<'guides'> }

/** 办事指南: a common errand is one tap away, the others by their domain or by looking for them. */
export function Guides({ app, screen }: Props) {
  const { common } = app.model.value
  const large = app.modes.type.value === 'large'
  return (
    <main class="guides">
      <ScreenTitle title={large ? words.guides.titleLarge : words.guides.title}>
        <p class="title-note">{words.guides.note}</p>
      </ScreenTitle>
      <section class="often">
        <h2>{words.guides.often}</h2>
        <div class="often-tiles">
          {common.map(({ seq, title }) => (
            <TouchButton key={seq} onPress={() => app.open({ at: 'guide', seq })}>
              {title}
            </TouchButton>
          ))}
        </div>
      </section>
      <TouchButton class="more" onPress={() => app.open({ at: 'search' })}>
        <Icon name="search" />
        <span>{words.guides.search}</span>
        <small>{words.guides.searchNote}</small>
      </TouchButton>
      {large ? (
        <>
          <TouchButton class="more" onPress={() => app.open({ at: 'choose-domain', leadsTo: 'guide' })}>
            <span>{words.guides.more}</span>
            <ScreenIcon name="arrow" />
          </TouchButton>
          {/* Home has its own place for it in normal type. */}
          <TouchButton class="more" onPress={() => app.open({ at: 'find-ticket' })}>
            <span>{words.guides.findTicket}</span>
            <ScreenIcon name="arrow" />
          </TouchButton>
        </>
      ) : (
        <section class="domains">
          <h2>{words.guides.byDomain}</h2>
          <DomainTiles
            domains={screen.list.domains}
            onOpen={(domain) => app.open({ at: 'domain-items', domain, leadsTo: 'guide' })}
          />
        </section>
      )}
    </main>
  )
}
