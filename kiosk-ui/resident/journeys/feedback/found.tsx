import { PagedGroups } from '../../parts/paged-groups.tsx'
import { PageTurn } from '../../parts/pager.tsx'
import { Done } from '../../parts/done.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { standing, words } from './words.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

/** How one stands: the reply and its date, and nothing of what was said in it. */
export function Found({ app, screen: { found, from } }: { app: App; screen: ScreenOf<'feedback-found'> }) {
  const { title, lines } = standing(found)
  return (
    <main class="feedback feedback-found" data-state={found.state.at}>
      <ScreenTitle crumb={words.found.crumb(found.number)} title={title}>
        <p class="title-note">{withWholeWords(words.found.received(found.receivedOn))}</p>
      </ScreenTitle>
      <PagedGroups
        key={app.modes.layout.value}
        makeGroups={() => [
          {
            key: 'reply',
            label: '',
            head: null,
            rows: lines.map((line, i) => <p key={i}>{withWholeWords(line)}</p>),
          },
        ]}
        from={from}
        onTurn={app.turnTo}
      >
        {({ page, pages, onTurn }) => <PageTurn short page={page} pages={pages} onTurn={onTurn} />}
      </PagedGroups>
      <Done app={app} />
    </main>
  )
}
