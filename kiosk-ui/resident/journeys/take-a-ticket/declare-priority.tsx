import type { PriorityReason } from '#contract/ticket.ts'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { SettlingButton } from '../../parts/settling-button.tsx'
import { words } from './words/priority.ts'
import { words as taking } from './words/taking.ts'
import { words as rule } from '../../../words/priority.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

type Props = { app: App; screen: ScreenOf<'declare-priority'> }

const groups: readonly PriorityReason[] = ['老', '弱', '病', '残', '孕', '抱婴', '退役军人', '现役军人']

/** Priority without a card: the resident says which, one tap takes the ticket, the window confirms. */
export function DeclarePriority({ app, screen: { guide } }: Props) {
  const { title, note, none } = words.declared
  const sending = app.opens('ticket')
  return (
    <main class="declare">
      <ScreenTitle title={title} />
      <p class="card-note">
        {withWholeWords(note)}
        <span>{withWholeWords(rule.fair(app.model.value.station.priority))}</span>
      </p>
      <div class="declare-groups">
        {groups.map((group) => (
          <SettlingButton
            key={group}
            settleMs={600}
            disabled={sending}
            onPress={() => app.open({ at: 'ticket', guide: guide, declared: group })}
          >
            {words.reasons[group]}
          </SettlingButton>
        ))}
      </div>
      <SettlingButton
        class="declare-none"
        settleMs={600}
        disabled={sending}
        onPress={() => app.open({ at: 'ticket', guide })}
      >
        {sending ? taking.title : none}
      </SettlingButton>
    </main>
  )
}
