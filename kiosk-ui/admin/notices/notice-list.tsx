import type { ContentsReply } from '#contract/contents.ts'
import type { BoardClassView, NoticeEntry, NoticesReply } from '#contract/notice.ts'
import { dateFrom } from '../../words/dates.ts'
import type { Admin } from '../admin.ts'
import { stationTimeWords } from '../editing/words.ts'
import { newId } from './notice.ts'
import { PanelHead } from '../panel-head.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from './words.ts'

type Listed = ContentsReply['contents'][number]

const PREFIX = 'notice/'

/** The board by its classes: what hangs, what is going to, drafts; and the classes in which something is wanting. */
export function NoticeList({ admin }: { admin: Admin }) {
  const moved = admin.moved.value
  const list = useAnswer(
    () => admin.api.ask('GET /api/contents/:kind', { params: { kind: 'notice' } }),
    moved,
  )
  const board = useAnswer(() => admin.api.ask('GET /api/notices', { params: {} }), moved)
  const today = admin.clock.wall.value?.day ?? ''
  if (list === null || board === null) return <p class="opening">{words.opening}</p>
  const unsaved = admin.editing.unsaved.value
  const known = new Set(list.contents.map(({ id }) => id))
  /** Begun, and never kept: they stand in this page alone. */
  const begun = [...unsaved]
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length))
    .filter((id) => !known.has(id))
  const fresh = newId(today, [...known, ...begun])
  const ids = new Set(board.classes.map(({ id }) => id))
  const strays = list.contents.filter(({ group }) => group === null || !ids.has(group))
  return (
    <section class="notices panel-column">
      <Top list={list.contents} board={board} fresh={fresh} />
      {begun.map((id) => (
        <p key={id} class="notices-begun">
          <a href={`#notices/${id}`}>{words.begun}</a>
        </p>
      ))}
      {list.contents.length === 0 && (
        <div class="notices-none">
          <h3>{words.none.title}</h3>
          <p>{words.none.note}</p>
        </div>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus */}
      <div class="scrolls" role="group" tabIndex={0} aria-label={words.title}>
        <div class="notices-classes">
          {inOrder(board.classes).map((of) => (
            <Class
              key={of.id}
              of={of}
              fresh={fresh}
              today={today}
              unsaved={unsaved}
              board={board}
              contents={list.contents.filter(({ group }) => group === of.id)}
            />
          ))}
          {strays.length > 0 && (
            <section class="notices-class">
              <header>
                <h3>{words.class.gone}</h3>
              </header>
              <Rows contents={strays} board={board} today={today} unsaved={unsaved} />
            </section>
          )}
        </div>
      </div>
    </section>
  )
}

/** What is wanting first, then what comes and goes; what always hangs is seldom written. */
function inOrder(classes: readonly BoardClassView[]): readonly BoardClassView[] {
  const order = ({ warning, kind }: BoardClassView) =>
    warning.at !== 'none' ? 0 : kind === '长期公开' ? 2 : 1
  return classes.toSorted((a, b) => order(a) - order(b))
}

function Top({ list, board, fresh }: { list: readonly Listed[]; board: NoticesReply; fresh: string }) {
  const of = (at: Listed['at']) => list.filter((one) => one.at === at).length
  const wanting = board.classes.filter(({ warning }) => warning.at !== 'none').length
  return (
    <PanelHead title={words.title}>
      <p>
        {words.counts(board.notices.length, of('scheduled'), of('draft'))}
        {wanting > 0 && <b>{words.wanting(wanting)}</b>}
      </p>
      <a class="button" href="#notices/masking">
        {words.masking.open}
      </a>
      <a class="button go" href={`#notices/${fresh}`}>
        {words.write}
      </a>
    </PanelHead>
  )
}

type ClassProps = {
  of: BoardClassView
  fresh: string
  today: string
  unsaved: ReadonlySet<string>
  board: NoticesReply
  contents: readonly Listed[]
}

function Class({ of, fresh, today, unsaved, board, contents }: ClassProps) {
  const { warning } = of
  return (
    <section class="notices-class" data-warning={warning.at}>
      <header>
        <h3>{of.name}</h3>
        <p>
          {warning.at === 'empty' && <b>{words.class.empty}</b>}
          {warning.at === 'overdue' && <b>{words.class.overdue(dateFrom(today, warning.dueOn))}</b>}
          <small>{of.opens === 'catalogue' ? words.class.catalogue : of.kind}</small>
        </p>
        <a href={`#notices/${fresh}/${encodeURIComponent(of.id)}`} aria-label={words.writeIn(of.name)}>
          ＋ {words.write}
        </a>
      </header>
      {contents.length === 0 ? (
        <p class="notices-nothing">{words.class.none}</p>
      ) : (
        <Rows contents={contents} board={board} today={today} unsaved={unsaved} />
      )}
    </section>
  )
}

type RowsProps = Pick<ClassProps, 'contents' | 'board' | 'today' | 'unsaved'>

/** What hangs first, as it does on the board; then what is to come, drafts, and what is over. */
function Rows({ contents, board, today, unsaved }: RowsProps) {
  const rows = contents
    .map((listed) => ({ listed, entry: board.notices.find(({ id }) => id === listed.id) }))
    .toSorted((a, b) => orderOf(a) - orderOf(b))
  return (
    <ul>
      {rows.map(({ listed, entry }) => (
        <li key={listed.id} data-at={entry ? 'on' : listed.at}>
          <a href={`#notices/${listed.id}`}>{listed.title}</a>
          <p>
            {entry?.urgent && <mark data-mark="urgent">{words.marks.urgent}</mark>}
            {entry?.pinned && <mark>{words.marks.pinned}</mark>}
            {entry?.sample && <mark>{words.marks.sample}</mark>}
            {unsaved.has(`notice/${listed.id}`) && <mark data-mark="unsaved">{words.unsaved}</mark>}
            {entry && isChanged(listed) && <span>{words.changed}</span>}
            <span>{entry ? hangsWords(entry, today) : standingWords(listed, today)}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}

type Row = { listed: Listed; entry: NoticeEntry | undefined }

function orderOf({ listed, entry }: Row): number {
  if (entry) return entry.urgent ? -2 : entry.pinned ? -1 : 0
  return ['scheduled', 'draft', 'left-out', 'file', 'over', 'withdrawn'].indexOf(listed.at) + 1
}

/** Something newer was kept than what hangs. */
const isChanged = ({ newest, published }: Listed): boolean => newest !== null && newest !== published

function hangsWords({ until }: NoticeEntry, today: string): string {
  return until === null ? words.stays : words.until(dateFrom(today, until))
}

function standingWords({ at, from }: Listed, today: string): string {
  if (at === 'scheduled') return words.waits(stationTimeWords(today, from ?? ''))
  return words.standing[at]
}
