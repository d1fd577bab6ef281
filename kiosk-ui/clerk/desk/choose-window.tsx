import { useState } from 'preact/hooks'
import type { WindowWork } from '#contract/clerk.ts'
import type { WindowView } from '#contract/window.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { words as page } from '../words.ts'
import { serviceWords, words } from './words.ts'
import type { Clerk } from '../clerk.ts'
import { lostWords, words as takeOverWords } from '../take-over/words.ts'
import { Panel } from '../../staff/panel.tsx'
import { Refusal } from '../../staff/refusal.tsx'
import { type ShownTroubles, TroublesList } from '../../staff/troubles.tsx'
import { MoreTodo } from '../../staff/more-todo.tsx'
import { words as staffWords } from '../../staff/words.ts'

type Props = {
  clerk: Clerk
  me: string
  /** The work at the window this screen stands at, which another clerk has. */
  relieved?: WindowWork
  shown: ShownTroubles
}

/** Every window, who is there, and one press to work at it. */
export function ChooseWindow({ clerk, me, relieved, shown }: Props) {
  const [taken, setTaken] = useState<WindowView | null>(null)
  const windows = clerk.station.value?.windows ?? []
  const session = clerk.session.state.value
  const mayAtOnce = session.at === 'signed-in' && session.session.permissions.includes('window.take-over')

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
          {relievedWords(relieved, me)}
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
      <MoreTodo list={shown.todo} />
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
          <p>
            {taken.current
              ? words.place.askNote(taken.clerk?.name ?? '', taken.current.number)
              : words.place.takeOverNote(taken.clerk?.name ?? '')}
          </p>
          <div class="panel-acts">
            <TouchButton
              class="go"
              onPress={() => {
                setTaken(null)
                void clerk.choose(taken.id, 'take-over')
              }}
            >
              {taken.current ? words.place.ask : words.place.takeOver}
            </TouchButton>
            {taken.current && mayAtOnce && (
              <TouchButton
                data-act="take-over"
                onPress={() => {
                  setTaken(null)
                  void clerk.choose(taken.id, 'take-over-at-once')
                }}
              >
                {page.acts['take-over']}
              </TouchButton>
            )}
            <TouchButton onPress={() => setTaken(null)}>{words.place.keep}</TouchButton>
          </div>
        </Panel>
      )}
    </main>
  )
}

/** Whose the window is, and how it came to that. */
function relievedWords({ window, takeOver }: WindowWork, me: string): string {
  const name = window.clerk?.name ?? ''
  if (takeOver.at === 'over' && takeOver.how === 'refused' && takeOver.clerk.id === me)
    return takeOverWords.refused(name, window.label)
  const why = takeOver.at === 'over' && takeOver.from.id === me ? lostWords(takeOver) : ''
  return `${words.place.relieved(window.label, name)}${why}`
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
