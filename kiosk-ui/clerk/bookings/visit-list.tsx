import type { BookingView } from '#contract/bookings.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { PanelScroll } from '../../staff/panel.tsx'
import { spanWords } from '../../words/bookings.ts'
import { words } from './words.ts'

type Props = { day: string; visits: readonly BookingView[]; onBack: () => void }

/** Today's round on A4, by village group, for who goes; without phone and address. */
export function VisitList({ day, visits, onBack }: Props) {
  const groups = Map.groupBy(visits, ({ group }) => group ?? words.list.noGroup)
  return (
    <>
      <PanelScroll label={words.list.title(day)}>
        <article class="visit-list">
          <h3>{words.list.title(day)}</h3>
          <p>{words.list.note}</p>
          {[...groups].map(([group, those]) => (
            <table key={group}>
              <caption>{group}</caption>
              <thead>
                <tr>
                  {words.list.heads.map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {those.map(({ id, slot, title, agent, code }) => (
                  <tr key={id}>
                    <td>{slot === null ? '' : spanWords(slot)}</td>
                    <td>{words.digits(code)}</td>
                    <td>{title}</td>
                    <td>{words.who(agent?.name ?? null)}</td>
                    <td />
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </article>
      </PanelScroll>
      <div class="panel-acts">
        <TouchButton class="go" data-act="visit-list-print" onPress={() => print()}>
          {words.print}
        </TouchButton>
        <TouchButton data-act="visit-list-back" onPress={onBack}>
          {words.back}
        </TouchButton>
      </div>
    </>
  )
}
