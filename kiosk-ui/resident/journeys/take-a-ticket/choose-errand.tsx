import { DomainTiles } from '../../parts/domain-tiles.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
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
  const { current, common } = app.model.value
  const large = app.modes.type.value === 'large'
  const queue = queueOf(current, current.defaultQueueId)
  return (
    <main class="choose">
      <ScreenTitle title={words.choose.title}>{queue && <Waiting queue={queue} />}</ScreenTitle>
      <Direct app={app} />
      <section class="often">
        <h2>{words.choose.often}</h2>
        <div class="often-tiles">
          {common.map(({ seq, title }) => (
            <TouchButton key={seq} onPress={() => app.open({ at: 'confirm-errand', seq })}>
              {title}
            </TouchButton>
          ))}
        </div>
      </section>
      {large ? (
        <TouchButton
          class="more"
          onPress={() => app.open({ at: 'choose-domain', leadsTo: 'confirm-errand' })}
        >
          <span>{words.choose.more}</span>
          <ScreenIcon name="arrow" />
        </TouchButton>
      ) : (
        <section class="domains">
          <h2>{words.choose.byDomain}</h2>
          <DomainTiles
            domains={screen.list.domains}
            onOpen={(domain) => app.open({ at: 'domain-items', domain, leadsTo: 'confirm-errand' })}
          />
        </section>
      )}
    </main>
  )
}

function Direct({ app }: { app: App }) {
  const { current } = app.model.value
  const queue = queueOf(current, current.defaultQueueId)
  if (current.opening.at === 'closed') return <Shut title={words.choose.closed} note="" />
  if (queue?.left === 0) return <Shut title={words.choose.full} note={words.choose.fullNote} />
  const sending = app.opens('ticket')
  return (
    <div class="direct-ways">
      <TouchButton
        class="direct go"
        settleMs={400}
        disabled={sending}
        onPress={() => app.open({ at: 'ticket', guide: null })}
      >
        <Icon name="ticket" />
        <span class="direct-title">{sending ? taking.title : words.choose.direct}</span>
        {!sending && <span class="direct-note">{words.choose.directNote}</span>}
      </TouchButton>
      <PriorityOffer app={app} guide={null} />
    </div>
  )
}

function Shut({ title, note }: { title: string; note: string }) {
  return (
    <section class="direct shut">
      <h2>{title}</h2>
      <p>{note}</p>
    </section>
  )
}
