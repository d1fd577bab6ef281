import { TouchButton } from '../../parts/touch-button.tsx'
import { Panel, PanelScroll } from '../../staff/panel.tsx'
import { withWholeWords } from '../../parts/in-phrases.tsx'
import { words } from './words.ts'

type Light = 'none' | 'green' | 'amber' | 'red' | 'overdue'
/** `cells`: as many as there are columns; the last column is left empty to write in. */
export type ListRow = { id: string; light: Light; cells: readonly string[] }
export type ListGroup = { title: string; rows: readonly ListRow[] }

type Props = {
  title: string
  /** Station, person and day it was printed for. */
  about: string
  note: string
  columns: readonly string[]
  groups: readonly ListGroup[]
  onClose: () => void
}

/** A list on A4, within a panel, as it comes out of the desk's own printer. */
export function ListA4({ title, about, note, columns, groups, onClose }: Props) {
  return (
    <Panel title={title} onClose={onClose} wide>
      <PanelScroll label={title}>
        <article class="list-a4">
          <header>
            <h3>{title}</h3>
            <span>{about}</span>
          </header>
          {groups.map((group) => (
            <table key={group.title}>
              <caption>
                {group.title} <small>{words.list.count(group.rows.length)}</small>
              </caption>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {group.rows.map(({ id, light, cells }) => (
                  <tr key={id} data-light={light}>
                    {columns.map((column, place) => (
                      <td key={column}>{withWholeWords(cells[place] ?? '')}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
          <footer>{note}</footer>
        </article>
      </PanelScroll>
      <div class="panel-acts">
        <TouchButton class="go" data-act="list-print" onPress={() => print()}>
          {words.a4.print}
        </TouchButton>
        <TouchButton data-act="list-back" onPress={onClose}>
          {words.a4.back}
        </TouchButton>
      </div>
    </Panel>
  )
}
