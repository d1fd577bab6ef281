import { useState } from 'preact/hooks'
import type { ContentsReply } from '#contract/contents.ts'
import type { GuideElement } from '#contract/guide.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { Admin } from '../admin.ts'
import { PanelHead } from '../panel-head.tsx'
import { useAnswer } from '../use-answer.ts'
import { Batch } from './batch.tsx'
import type { Upkeep } from './upkeep.ts'
import { words } from './words.ts'

type Listed = ContentsReply['contents'][number]

/** One guide: what is so of its document, and what is 待核定 in it; null while it is not shown. */
type Row = { listed: Listed; upkeep: Upkeep | null }

/** What the list shows: everything, or what has something to be confirmed, as a whole or of one element. */
type Show =
  | { at: 'all' | 'waiting' | 'hidden' }
  | { at: 'element'; element: GuideElement }
  | { at: 'nothing'; element: GuideElement }

/** Every guide, the most used first, and at one glance what is missing in each. */
export function GuideList({ admin }: { admin: Admin }) {
  const [changes, setChanges] = useState(0)
  const about = `${admin.moved.value} ${changes}`
  const list = useAnswer(() => admin.api.ask('GET /api/contents/:kind', { params: { kind: 'guide' } }), about)
  const upkeep = useAnswer(() => admin.api.ask('GET /api/guide-upkeep', { params: {} }), about)
  if (list === null || upkeep === null) return <p class="opening">{words.opening}</p>
  return (
    <Rows
      admin={admin}
      rows={rowsOf(list.contents, upkeep.guides)}
      onChange={() => setChanges(changes + 1)}
    />
  )
}

function rowsOf(contents: readonly Listed[], guides: readonly Upkeep[]): readonly Row[] {
  const listed = new Map(contents.map((one) => [one.id, one]))
  const shown = guides.flatMap((upkeep): Row[] => {
    const one = listed.get(`${upkeep.seq}`)
    return one ? [{ listed: one, upkeep }] : []
  })
  const seen = new Set(shown.map((row) => row.listed.id))
  return [
    ...shown,
    ...contents.filter(({ id }) => !seen.has(id)).map((one) => ({ listed: one, upkeep: null })),
  ]
}

type RowsProps = { admin: Admin; rows: readonly Row[]; onChange: () => void }

function Rows({ admin, rows, onChange }: RowsProps) {
  const [show, setShow] = useState<Show>({ at: 'all' })
  const [batch, setBatch] = useState(false)
  const columns = columnsOf(rows)
  const shown = rows.filter((row) => isShown(row, show))
  const left = rows.filter(({ upkeep }) => (upkeep?.unconfirmed.length ?? 0) > 0).length
  const isOne = show.at === 'element' || show.at === 'nothing'
  const mayPublish = admin.editing.may('content.publish')
  return (
    <section class="guides panel-column" aria-label={words.title}>
      <PanelHead title={words.title}>
        <p>{words.list.summary(rows.length, left)}</p>
        <label>
          {words.list.show}
          <select
            value={JSON.stringify(show)}
            onChange={({ currentTarget: { selectedIndex } }) => {
              const chosen = choicesOf(rows, columns)[selectedIndex]
              if (chosen) setShow(chosen.show)
            }}
          >
            {choicesOf(rows, columns).map((choice) => (
              <option key={choice.words} value={JSON.stringify(choice.show)}>
                {choice.words}
              </option>
            ))}
          </select>
        </label>
        {isOne && mayPublish && shown.length > 0 ? (
          <TouchButton class="go" data-act="batch" onPress={() => setBatch(true)}>
            {words.list.all_of(shown.length, show.element)}
          </TouchButton>
        ) : (
          <a class="button" href={`#guides/${freeSeq(rows)}`}>
            {words.list.write}
          </a>
        )}
      </PanelHead>
      <Table rows={shown} columns={columns} />
      {batch && isOne && (
        <Batch
          admin={admin}
          element={show.element}
          guides={shown.flatMap(({ upkeep }) => upkeep ?? [])}
          onClose={() => {
            setBatch(false)
            onChange()
          }}
        />
      )}
    </section>
  )
}

/** Elements of which something is 待核定 anywhere, in the order of the document. */
function columnsOf(rows: readonly Row[]): readonly GuideElement[] {
  const waiting = new Set(rows.flatMap(({ upkeep }) => upkeep?.unconfirmed ?? []))
  return elements.filter((element) => waiting.has(element))
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record of every element
const elements = Object.keys(words.short) as GuideElement[]

function isShown({ upkeep }: Row, show: Show): boolean {
  switch (show.at) {
    case 'all':
      return true
    case 'waiting':
      return upkeep !== null && upkeep.unconfirmed.length > 0
    case 'hidden':
      return upkeep === null
    case 'element':
      return upkeep?.unconfirmed.includes(show.element) ?? false
    case 'nothing':
      return upkeep?.nothing.includes(show.element) ?? false
  }
}

function choicesOf(rows: readonly Row[], columns: readonly GuideElement[]) {
  const count = (show: Show) => rows.filter((row) => isShown(row, show)).length
  const whole: { show: Show; words: string }[] = [
    { show: { at: 'all' }, words: words.list.all },
    { show: { at: 'waiting' }, words: words.list.waiting },
    { show: { at: 'hidden' }, words: words.list.hidden },
  ]
  const nothing = (['收费情况', '申请材料'] as const).flatMap((element) => {
    const show: Show = { at: 'nothing', element }
    return count(show) > 0 ? [{ show, words: words.list.nothing(element, count(show)) }] : []
  })
  const each = columns.map((element) => {
    const show: Show = { at: 'element', element }
    return { show, words: words.list.element(element, count(show)) }
  })
  return [...whole, ...nothing, ...each]
}

/** The first number above the catalogue's that no guide has. */
function freeSeq(rows: readonly Row[]): number {
  return 1 + Math.max(0, ...rows.map(({ listed }) => Number(listed.id)).filter(Number.isInteger))
}

function Table({ rows, columns }: { rows: readonly Row[]; columns: readonly GuideElement[] }) {
  if (rows.length === 0) return <p class="guides-none">{words.list.none}</p>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus
    <div class="guides-table" role="group" aria-label={words.title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.list.columns.guide}</th>
            {columns.map((element) => (
              <th scope="col" class="glance" key={element}>
                <span title={element}>{words.short[element]}</span>
              </th>
            ))}
            <th scope="col" class="use">
              {words.list.columns.use}
            </th>
            <th scope="col">{words.list.columns.standing}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ listed, upkeep }) => (
            <tr key={listed.id} data-seq={listed.id}>
              <th scope="row">
                <a href={`#guides/${listed.id}`}>
                  <b>{listed.id}</b> {listed.title}
                </a>
              </th>
              {columns.map((element) => (
                <Glance key={element} waits={upkeep?.unconfirmed.includes(element) ?? false} />
              ))}
              <td class="use">{upkeep && words.list.use(upkeep.tickets, upkeep.openings)}</td>
              <td>{upkeep === null ? words.list.hiddenNow : standingWords(listed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="guides-note">{words.list.useNote}</p>
    </div>
  )
}

function Glance({ waits }: { waits: boolean }) {
  return (
    <td class="glance" data-waits={waits}>
      {waits && <abbr title={words.confirm.open}>{words.list.waits}</abbr>}
    </td>
  )
}

const standingWords = ({ at }: Listed): string =>
  at === 'file' ? '' : words.editing[at === 'scheduled' ? 'shown' : at]
