import { domainTiles } from '../../parts/domain-tiles.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { PagedParts, type ScreenPart } from '../../parts/paged-parts.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { inPhrases, withWholeWords } from '../../../parts/in-phrases.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { words } from './words/guide.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'

type Props = { app: App; screen: ScreenOf<'guides'> }

/** 办事指南: a common errand is one tap away, the others by their domain or by looking for them. */
export function Guides({ app, screen }: Props) {
  const large = app.modes.type.value === 'large'
  return (
    <main class="guides in-parts">
      <ScreenTitle title={large ? words.guides.titleLarge : words.guides.title}>
        <p class="title-note">{withWholeWords(words.guides.note)}</p>
      </ScreenTitle>
      <PagedParts key={app.modes.layout.value} parts={partsOf(app, screen)} />
    </main>
  )
}

function partsOf(app: App, { list }: ScreenOf<'guides'>): ScreenPart[] {
  const { common } = app.model.value
  return [
    {
      key: 'often',
      cells: common.map(({ seq, title }) => (
        <TouchButton key={seq} onPress={() => app.open({ at: 'guide', seq })}>
          {inPhrases(title)}
        </TouchButton>
      )),
      around: (cells) => (
        <section class="often">
          <h2>{words.guides.often}</h2>
          <div class="often-tiles">{cells}</div>
        </section>
      ),
    },
    {
      key: 'search',
      cells: [
        <TouchButton key="search" class="more" onPress={() => app.open({ at: 'search' })}>
          <Icon name="search" />
          <span>{words.guides.search}</span>
          <small>{withWholeWords(words.guides.searchNote)}</small>
        </TouchButton>,
      ],
    },
    {
      key: 'domains',
      cells: domainTiles({
        domains: list.domains,
        onOpen: (domain) => app.open({ at: 'domain-items', domain, leadsTo: 'guide' }),
      }),
      around: (cells) => (
        <section class="domains">
          <h2>{words.guides.byDomain}</h2>
          <div class="domain-tiles">{cells}</div>
        </section>
      ),
    },
    ...(app.modes.type.value === 'large' ? [alsoHere(app)] : []),
  ]
}

/** What has a place of its own at home in normal type; in 大字版 home has four big places, and this is the second. */
function alsoHere(app: App): ScreenPart {
  return {
    key: 'also-here',
    cells: [
      <TouchButton key="find-ticket" class="more" onPress={() => app.open({ at: 'find-ticket' })}>
        <Icon name="ticket" />
        <span>{words.guides.findTicket}</span>
      </TouchButton>,
      <TouchButton key="places" class="more" onPress={() => app.open({ at: 'places' })}>
        <Icon name="places" />
        <span>{words.guides.places}</span>
      </TouchButton>,
    ],
    around: (cells) => <div class="also-here">{cells}</div>,
  }
}
