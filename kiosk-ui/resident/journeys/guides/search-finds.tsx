import type { FoundWording, GuideEntry, GuideSearchReply } from '#contract/guide.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'
import { ErrandRow } from './errand-row.tsx'
import { Marked } from './marked.tsx'
import { Pager, pageStart } from '../../parts/pager.tsx'
import { words } from './words/search.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'

type Props = { app: App; screen: ScreenOf<'search'>; reply: GuideSearchReply }

/** Rows on one page above what is written with. */
const PAGE = 3
/** Beside where to go, which takes the place of the others. */
const BESIDE_ELSEWHERE = 1

/** What was found, best first: errands of this station, or where to go with what is not done here. */
export function SearchFinds({ app, screen: { from, list }, reply: { results, elsewhere } }: Props) {
  const entry = (seq: number, found: FoundWording | null): { item: GuideEntry; found: typeof found }[] => {
    const item = list.guides.find((one) => one.seq === seq)
    return item ? [{ item, found }] : []
  }
  const related = (elsewhere?.related ?? []).filter((seq) => !results.some((one) => one.seq === seq))
  const rows = [
    ...related.flatMap((seq) => entry(seq, null)),
    ...results.flatMap(({ seq, found }) => entry(seq, found)),
  ]
  // Where there are more, the way to the others takes the place of one.
  const size = elsewhere ? BESIDE_ELSEWHERE : rows.length > PAGE ? PAGE - 1 : PAGE
  const start = pageStart(from, size)
  return (
    <section class="search-found" aria-label={elsewhere ? words.notHere : words.found(rows.length)}>
      {elsewhere && <Elsewhere {...elsewhere} />}
      <div class="rows" data-count={elsewhere ? BESIDE_ELSEWHERE : size}>
        {rows.slice(start, start + size).map(({ item, found }) => (
          <ErrandRow
            key={item.seq}
            item={item}
            found={found}
            onPress={() => app.open({ at: 'guide', seq: item.seq })}
          />
        ))}
      </div>
      {!elsewhere && <Pager from={from} size={size} count={rows.length} onTurn={app.turnTo} />}
    </section>
  )
}

function Elsewhere({ title, where, phone, found }: NonNullable<GuideSearchReply['elsewhere']>) {
  return (
    <div class="search-elsewhere" role="status">
      <p class="mark">{words.notHere}</p>
      <h2>
        <Marked text={title} found={found} />
      </h2>
      {where.map((line) => (
        <p key={line}>{withWholeWords(line)}</p>
      ))}
      {phone !== null && (
        <p>
          {words.phone}
          <b>{phone}</b>
        </p>
      )}
    </div>
  )
}
