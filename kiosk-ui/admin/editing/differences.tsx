import type { Path } from './bound.ts'
import type { Differences as List } from './opened.ts'
import { words } from './words.ts'

/** A text that was written anew differs in every line. */
const SHOWN_MAX = 12

type Props = { differences: List; nameOf: (path: Path) => string; sides?: 'versions' | 'editors' }

/** What differs between two versions, place by place. */
export function Differences({ differences, nameOf, sides = 'versions' }: Props) {
  const { before, after, theirs, own } = words.differences
  const [first, second] = sides === 'versions' ? [before, after] : [theirs, own]
  return (
    <div class="differences">
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{first}</th>
            <th scope="col">{second}</th>
          </tr>
        </thead>
        <tbody>
          {differences.slice(0, SHOWN_MAX).map((difference) => (
            <tr key={difference.path.join('/')}>
              <th scope="row">{nameOf(difference.path)}</th>
              <td>
                {sides === 'versions' ? (
                  <del>{sideWords(difference.before)}</del>
                ) : (
                  sideWords(difference.before)
                )}
              </td>
              <td>
                <ins>{sideWords(difference.after)}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length > SHOWN_MAX && <p>{words.differences.more(differences.length - SHOWN_MAX)}</p>}
    </div>
  )
}

/** As a person would read it out: lists by their items, records by their values. */
function sideWords(value: unknown): string {
  if (value === undefined || value === null || value === '') return words.differences.nothing
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return Object.values(value).map(sideWords).join('；')
}
