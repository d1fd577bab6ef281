import { useState } from 'preact/hooks'
import type { WindowView } from '#contract/window.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { words as page } from '../words.ts'
import { serviceWords, words } from './words.ts'
import type { Clerk } from '../clerk.ts'
import { Panel } from '../../staff/panel.tsx'
import { Refusal } from '../../staff/refusal.tsx'
import { type ShownTroubles, TroublesList } from '../../staff/troubles.tsx'
import { words as staffWords } from '../../staff/words.ts'

type Props = {
  clerk: Clerk
  me: string
  /** The window this screen stood at, which another clerk has now. */
  relieved?: WindowView
  shown: ShownTroubles
}

/** Every window, who is there, and one press to work at it. */
export function ChooseWindow({ clerk, me, relieved, shown }: Props) {
  const [taken, setTaken] = useState<WindowView | null>(null)
  const windows = clerk.station.value?.windows ?? []

  function press(window: WindowView): void {
    if (window.service.at === 'closed') void clerk.choose(window.id, 'open')
    else if (window.clerk?.id === me) void clerk.choose(window.id, 'return')
    else setTaken(window)
  }

  return (
    <main class="places" data-screen="choose-window">
      <h1>{words.place.title}</h1>
      <p>{words.place.note}</p>
      {relieved && (
        <p class="relieved" role="alert">
          {words.place.relieved(relieved.label, relieved.clerk?.name ?? '')}
        </p>
      )}
      <StillOpen windows={windows.filter((window) => window.clerk?.id === me)} clerk={clerk} />
      <Refusal commands={clerk.commands} />
      {/* It scrolls in its own place, by keys as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus */}
      <ul class="places-all" tabIndex={0} aria-label={words.place.title}>
        {windows.map((window) => (
          <li key={window.id}>
            <TouchButton data-place={window.id} onPress={() => press(window)}>
              <b>{window.label}</b>
              <span>{window.title}</span>
              <Who window={window} me={me} clerk={clerk} />
            </TouchButton>
          </li>
        ))}
      </ul>
      {shown.troubles.length > 0 && (
        <Panel title={staffWords.troubles.title} onClose={shown.onShut} wide>
          <TroublesList {...shown} />
        </Panel>
      )}
      {taken && (
        <Panel
          title={words.place.takeOverTitle(taken.label, taken.clerk?.name ?? '')}
          onClose={() => setTaken(null)}
        >
          <p>{words.place.takeOverNote(taken.clerk?.name ?? '')}</p>
          <div class="panel-acts">
            <TouchButton
              class="go"
              onPress={() => {
                setTaken(null)
                void clerk.choose(taken.id, 'take-over')
              }}
            >
              {words.place.takeOver}
            </TouchButton>
            <TouchButton onPress={() => setTaken(null)}>{words.place.keep}</TouchButton>
          </div>
        </Panel>
      )}
    </main>
  )
}

/**
 * This clerk's windows that are still open: the hall shows them. One with a ticket in hand must be gone back to.
 */
function StillOpen({ windows, clerk }: { windows: readonly WindowView[]; clerk: Clerk }) {
  if (windows.length === 0) return null
  return (
    <ul class="still-open">
      {windows.map(({ id, label, service, current }) => (
        <li key={id} data-open={id}>
          <p>
            <b>{service.at === 'paused' ? words.place.stillPaused(label) : words.place.stillOpen(label)}</b>
            <span>{current ? words.place.stillInHand(current.number) : words.place.stillOpenNote}</span>
          </p>
          {current === null && (
            <TouchButton data-act="close" onPress={() => void clerk.closeWindow(id)}>
              {page.acts.close}
            </TouchButton>
          )}
        </li>
      ))}
    </ul>
  )
}

function Who({ window, me, clerk }: { window: WindowView; me: string; clerk: Clerk }) {
  const { service } = window
  const mine = window.clerk?.id === me
  return (
    <span class="places-who" data-at={mine ? 'mine' : service.at}>
      {mine ? words.place.mine : serviceWords(window)}
      {service.at !== 'closed' && <small>{words.place.since(clerk.clock.timeOf(service.since))}</small>}
    </span>
  )
}
