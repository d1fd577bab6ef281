import type { Todo } from '#contract/todo.ts'
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
import { MoreTodo } from './more-todo.tsx'
import { isUnattended, mostPressing } from './unattended.ts'
import { useAsk } from './use-ask.ts'
import { words } from './words.ts'

/** Shows the whole list, and the line alone again. */
export const TROUBLES_KEY = 'KeyH'
/** Says that one goes and sees to what stands on the line. */
export const GO_KEY = 'F2'

/** A clerk goes and sees to it. */
type Go = (trouble: Trouble) => void

type LineProps = {
  troubles: readonly Trouble[]
  clock: StationClock
  list: 'shut' | 'open'
  onTurn: () => void
  onGo: Go
}

/**
 * What staff have to see to, on one line of the page: the most pressing trouble, since when, and who has gone to it. It
 * takes its own room, so that it covers nothing that is pressed.
 */
export function TroublesLine({ troubles, clock, list, onTurn, onGo }: LineProps) {
  const first = mostPressing(troubles)
  const go = first && isUnattended(first) ? () => onGo(first) : null
  useKeys(
    new Map([...(first ? [[TROUBLES_KEY, onTurn] as const] : []), ...(go ? [[GO_KEY, go] as const] : [])]),
  )
  if (first === undefined) return null
  return (
    <section
      class="troubles-line"
      aria-label={words.troubles.title}
      data-urgency={first.urgency}
      data-attended={isUnattended(first) ? undefined : ''}
    >
      <ScreenIcon name="warn" />
      <div role="status">
        <p class="line-words">{first.words}</p>
        <p class="line-since">
          {words.troubles.since(clock.timeOf(first.since), clock.minutesSince(first.since))}
          <GoneTo trouble={first} clock={clock} />
        </p>
      </div>
      <ActButton keyCode={TROUBLES_KEY} data-act="troubles" aria-expanded={list === 'open'} onPress={onTurn}>
        {list === 'open' ? words.troubles.shut : words.troubles.open(troubles.length)}
      </ActButton>
      {go && (
        <ActButton class="going" keyCode={GO_KEY} data-act="acknowledge" onPress={go}>
          {first.going}
        </ActButton>
      )}
    </section>
  )
}

/** Who has gone to see to it; said of what residents miss alone. */
function GoneTo({ trouble, clock }: { trouble: Trouble; clock: StationClock }) {
  const { acknowledged } = trouble
  if (acknowledged === null) return isUnattended(trouble) ? <b>{words.troubles.nobodyGoes}</b> : null
  const { name, window, time } = acknowledged
  return <b class="gone-to">{words.troubles.goes(name, window, clock.timeOf(time))}</b>
}

/** `me`: id of the account that reads it. */
type ListParts = { clock: StationClock; api: StaffApi; me: string; onGo: Go }

/** The troubles that are shown in full; none while the list is shut. */
export type ShownTroubles = {
  troubles: readonly Trouble[]
  /** What else there is to do; null while it is not known. */
  todo: readonly Todo[] | null
  onShut: () => void
} & ListParts

/** The whole list in a part of the page, so that the rest can be worked with beside it. */
export function TroublesSection({ onShut, todo, ...shown }: ShownTroubles) {
  return (
    <section class="troubles-section" aria-label={words.troubles.title}>
      <header class="panel-head">
        <h2>{words.troubles.title}</h2>
        <TouchButton onPress={onShut}>{words.close}</TouchButton>
      </header>
      <TroublesList {...shown} />
      <MoreTodo list={todo} />
    </section>
  )
}

/** Every trouble in full: what is so, what to do, since when. The most urgent stands first, as the station says them. */
export function TroublesList({ troubles, clock, api, me, onGo }: Omit<ShownTroubles, 'onShut' | 'todo'>) {
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
            <GoneTo trouble={trouble} clock={clock} />
          </p>
          {trouble.seenBy.length > 0 && (
            <p class="trouble-seen">
              {words.troubles.seenBy(
                trouble.seenBy.map(({ name, window, time }) =>
                  words.troubles.seenAt(name, window, clock.timeOf(time)),
                ),
              )}
            </p>
          )}
          {trouble.urgency === 'now' && trouble.acknowledged?.clerk !== me && (
            <TouchButton class={isUnattended(trouble) ? 'going' : ''} onPress={() => onGo(trouble)}>
              {isUnattended(trouble) ? trouble.going : words.troubles.goInstead}
            </TouchButton>
          )}
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
