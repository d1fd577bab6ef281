import { CardFoundList, CardFoundNone } from '../../parts/card-found-list.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { foundWords, words } from './words.ts'

const said = words.list

/** What is arranged with the one who put the card down. */
export function List({ app, screen: { bookings, from } }: { app: App; screen: ScreenOf<'booking-list'> }) {
  const found = bookings.map((booking) => ({
    title: booking.title,
    line: foundWords(booking).lines[0] ?? '',
    to: { at: 'booking-found', code: booking.code } as const,
  }))
  return <CardFoundList app={app} title={said.title} note={said.note} found={found} from={from} />
}

/** Nothing is arranged that this card finds. */
export function None({ app }: { app: App }) {
  const next = { text: said.byCode, to: { at: 'booking-find' } } as const
  return <CardFoundNone app={app} title={said.none} notes={said.noneNotes} next={next} />
}
