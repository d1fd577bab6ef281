import { standing } from '../../../words/case-standing.ts'
import { CardFoundList, CardFoundNone } from '../../parts/card-found-list.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { words } from './words.ts'

const said = words.list

/** The cases of the one who put the card down: of each how it stands and since when, not what for. */
export function List({ app, screen: { cases, from } }: { app: App; screen: ScreenOf<'case-list'> }) {
  const found = cases.map((stands) => {
    const { title, lines } = standing(stands)
    return { title, line: lines.slice(0, -1).join('，'), to: { at: 'case-found', stands } as const }
  })
  return <CardFoundList app={app} title={said.title} note={said.note} found={found} from={from} />
}

/** No case came of a ticket that was taken with this card, or none is kept any more. */
export function None({ app }: { app: App }) {
  const next = { text: said.byCode, to: { at: 'case-find' } } as const
  return <CardFoundNone app={app} title={said.none} notes={said.noneNotes} next={next} />
}
