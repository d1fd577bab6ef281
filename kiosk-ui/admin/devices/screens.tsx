import type { ScreensReply } from '#contract/screens.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'
import type { Admin } from '../admin.ts'
import { whenWords } from '../editing/words.ts'
import { words } from './words.ts'

/** Who may connect to this machine, and which of its screens are there now. */
export function Screens({ admin: { clock }, of }: { admin: Admin; of: ScreensReply }) {
  const today = clock.wall.value?.day ?? ''
  const seen = (time: string | null) =>
    time === null
      ? words.screens.never
      : words.screens.last(whenWords(today, clock.dayOf(time), clock.timeOf(time)))
  return (
    <section class="devices-screens">
      <h3>{words.screens.title}</h3>
      <ul>
        {of.kiosks.map(({ id, at, lastSeen }) => (
          <li key={id} data-at={at}>
            <b>{words.place(id, undefined)}</b> {at === 'open' ? words.screens.open : seen(lastSeen)}
          </li>
        ))}
        <li>
          <b>{words.screens.hall}</b>{' '}
          {of.halls.open > 0 ? words.screens.halls(of.halls.open) : seen(of.halls.lastSeen)}
        </li>
      </ul>
      <h3>{words.listeners.title}</h3>
      <ul>
        {of.listeners.map((listener) => (
          <li key={listener.at}>
            <b>
              {listener.host}:{listener.port}
            </b>{' '}
            {withWholeWords(words.listeners.of(listener, of.listeners.length === 1))}
          </li>
        ))}
      </ul>
      <p class="device-note">{words.listeners.note}</p>
    </section>
  )
}
