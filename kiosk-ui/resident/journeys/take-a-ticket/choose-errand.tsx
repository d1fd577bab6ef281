import { domainTiles } from '../../parts/domain-tiles.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { inPhrases, withWholeWords } from '../../../parts/in-phrases.tsx'
import { PagedParts, type ScreenPart } from '../../parts/paged-parts.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { closedTitle, whenOpens } from '../../parts/when-opens.ts'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { SettlingButton } from '../../parts/settling-button.tsx'
import { queueOf } from '../../../parts/queue-of.ts'
import { Waiting } from './waiting.tsx'
import { words } from './words/errands.ts'
import { words as taking } from './words/taking.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { PriorityOffer } from './priority-offer.tsx'

type Props = { app: App; screen: ScreenOf<'choose-errand'> }

/** 取号: without saying for what, by a common errand, or by looking for it. */
export function ChooseErrand({ app, screen }: Props) {
  const { current } = app.model.value
  const queue = queueOf(current, current.defaultQueueId)
  return (
    <main class="choose in-parts">
      <ScreenTitle title={words.choose.title}>{queue && <Waiting app={app} queue={queue} />}</ScreenTitle>
      <PagedParts key={app.modes.layout.value} parts={partsOf(app, screen)} />
    </main>
  )
}

function partsOf(app: App, { list }: ScreenOf<'choose-errand'>): ScreenPart[] {
  const { common } = app.model.value
  return [
    { key: 'direct', cells: [<Direct key="direct" app={app} />] },
    {
      key: 'often',
      cells: common.map(({ seq, title }) => (
        <TouchButton key={seq} onPress={() => app.open({ at: 'confirm-errand', seq })}>
          {inPhrases(title)}
        </TouchButton>
      )),
      around: (cells) => (
        <section class="often">
          <h2>{words.choose.often}</h2>
          <div class="often-tiles">{cells}</div>
        </section>
      ),
    },
    app.modes.type.value === 'large'
      ? { key: 'more', cells: [<More key="more" app={app} />] }
      : {
          key: 'domains',
          cells: domainTiles({
            domains: list.domains,
            onOpen: (domain) => app.open({ at: 'domain-items', domain, leadsTo: 'confirm-errand' }),
          }),
          around: (cells) => (
            <section class="domains">
              <h2>{words.choose.byDomain}</h2>
              <div class="domain-tiles">{cells}</div>
            </section>
          ),
        },
  ]
}

function More({ app }: { app: App }) {
  return (
    <TouchButton class="more" onPress={() => app.open({ at: 'choose-domain' })}>
      <span>{words.choose.more}</span>
      <ScreenIcon name="arrow" />
    </TouchButton>
  )
}

function Direct({ app }: { app: App }) {
  const { current } = app.model.value
  const queue = queueOf(current, current.defaultQueueId)
  if (current.opening.at === 'closed') return <Shut title={closedTitle(app)} note={whenOpens(app)} />
  if (queue?.left === 0) return <Shut title={words.choose.full} note={words.choose.fullNote} />
  const sending = app.opens('ticket')
  return (
    <div class="direct-ways">
      <SettlingButton
        class="direct go"
        settleMs={400}
        disabled={sending}
        onPress={() => app.open({ at: 'ticket', guide: null })}
      >
        <Icon name="ticket" />
        <span class="direct-title">{inPhrases(sending ? taking.title : words.choose.direct)}</span>
        {!sending && <span class="direct-note">{withWholeWords(words.choose.directNote)}</span>}
      </SettlingButton>
      <PriorityOffer app={app} guide={null} />
    </div>
  )
}

function Shut({ title, note }: { title: string; note: string }) {
  return (
    <section class="direct shut">
      <h2>{title}</h2>
      <p>{withWholeWords(note)}</p>
    </section>
  )
}
