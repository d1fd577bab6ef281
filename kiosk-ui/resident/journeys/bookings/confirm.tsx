import { inPhrases } from '../../../parts/in-phrases.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { SettlingButton } from '../../parts/settling-button.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { slotWords, words } from './words.ts'

const said = words.confirm
/** 下一步 of the pad before lay in the same place. */
const SETTLE_MS = 900

/** Everything that was chosen, before it holds. */
export function Confirm({ app, screen: { draft } }: { app: App; screen: ScreenOf<'book-confirm'> }) {
  const { title, kind, slot, group, phone } = draft
  const rows: [string, string][] = [
    [said.errand, `${title}，${words.how.ways[kind].title}`],
    ...(slot === null ? [] : [[said.when, slotWords(slot)] satisfies [string, string]]),
    ...(group === null ? [] : [[said.where, group] satisfies [string, string]]),
    ...(phone === '' ? [] : [[said.phone, said.phoneKept(phone)] satisfies [string, string]]),
  ]
  return (
    <main class="book-confirm">
      <ScreenTitle title={said.title} />
      <dl class="book-chosen">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{inPhrases(value)}</dd>
          </div>
        ))}
      </dl>
      <div class="book-actions">
        <SettlingButton
          class="go"
          settleMs={SETTLE_MS}
          onPress={() => app.open({ at: 'booking-made', draft })}
        >
          {said.go}
        </SettlingButton>
        <TouchButton onPress={() => app.act('call-staff')}>{inPhrases(words.call)}</TouchButton>
      </div>
    </main>
  )
}
