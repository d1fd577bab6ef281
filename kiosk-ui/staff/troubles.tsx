import type { Trouble } from '#contract/trouble.ts'
import { ScreenIcon } from '../parts/screen-icon.tsx'
import { TouchButton } from '../parts/touch-button.tsx'
import { newCommandId } from '../link/command-id.ts'
import { ActButton } from './act-button.tsx'
import { AskedWords } from './asked-words.tsx'
import { useKeys } from './keyboard.ts'
import type { StaffApi } from './staff-api.ts'
import type { StationClock } from './station-clock.ts'
import { SurelyButton } from './surely-button.tsx'
import { useAsk } from './use-ask.ts'
import { words } from './words.ts'

/** Shows the whole list, and the line alone again. */
export const TROUBLES_KEY = 'KeyH'

type LineProps = { troubles: readonly Trouble[]; list: 'shut' | 'open'; onTurn: () => void }

/**
 * What staff have to see to, on one line of the page: the most urgent trouble, and how many there are. It takes its own
 * room, so that it covers nothing that is pressed.
 */
export function TroublesLine({ troubles, list, onTurn }: LineProps) {
  const [first] = troubles
  useKeys(new Map(first ? [[TROUBLES_KEY, onTurn]] : []))
  if (first === undefined) return null
  return (
    <section class="troubles-line" aria-label={words.troubles.title} data-urgency={first.urgency}>
      <ScreenIcon name="warn" />
      <p role="status">
        <b>{first.words}</b> {first.remedy}
      </p>
      <ActButton keyCode={TROUBLES_KEY} data-act="troubles" aria-expanded={list === 'open'} onPress={onTurn}>
        {list === 'open' ? words.troubles.shut : words.troubles.open(troubles.length)}
      </ActButton>
    </section>
  )
}

type ListParts = { clock: StationClock; api: StaffApi }

/** The troubles that are shown in full; none while the list is shut. */
export type ShownTroubles = { troubles: readonly Trouble[]; onShut: () => void }

/** The whole list in a part of the page, so that the rest can be worked with beside it. */
export function TroublesSection({ troubles, onShut, ...parts }: ShownTroubles & ListParts) {
  return (
    <section class="troubles-section" aria-label={words.troubles.title}>
      <header class="panel-head">
        <h2>{words.troubles.title}</h2>
        <TouchButton onPress={onShut}>{words.close}</TouchButton>
      </header>
      <TroublesList troubles={troubles} {...parts} />
    </section>
  )
}

/** Every trouble in full: what is so, what to do, since when. The most urgent stands first, as the station says them. */
export function TroublesList({ troubles, clock, api }: { troubles: readonly Trouble[] } & ListParts) {
  return (
    // It scrolls in its own place, by keys as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus
    <ol class="troubles-list" tabIndex={0} aria-label={words.troubles.title}>
      {troubles.map((trouble) => (
        <li key={trouble.id} data-urgency={trouble.urgency}>
          <p class="trouble-words">{trouble.words}</p>
          <p>{trouble.remedy}</p>
          {trouble.confirms !== undefined && <ConfirmDay day={trouble.confirms} api={api} />}
          <p class="trouble-since">
            {words.troubles.since(clock.timeOf(trouble.since), clock.minutesSince(trouble.since))}
            {trouble.seenBy.length > 0 && <span>{words.troubles.seenBy(trouble.seenBy)}</span>}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** A clerk's yes to the day of the machine's clock, at the second press: the station's day changes with it. */
function ConfirmDay({ day, api }: { day: string; api: StaffApi }) {
  const { asked, ask } = useAsk()
  const confirm = () =>
    ask(
      () => api.ask('POST /api/day/confirm', { params: {}, body: { commandId: newCommandId(), day } }),
      (opened) => words.troubles.dayConfirmed(opened.day),
    )
  return (
    <>
      <SurelyButton
        words={words.troubles.confirmDay(day)}
        disabled={asked.at === 'asking'}
        onPress={() => void confirm()}
      />
      <AskedWords asked={asked} />
    </>
  )
}
