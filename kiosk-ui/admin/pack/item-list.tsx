import { useState } from 'preact/hooks'
import { withWholeWords } from '../../parts/in-phrases.tsx'
import { newCommandId } from '../../link/command-id.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { type Asked, useAsk } from '../../staff/use-ask.ts'
import { PanelScroll } from '../../staff/panel.tsx'
import type { Admin } from '../admin.ts'
import { DownloadTable } from '../tables/download-table.tsx'
import { itemRows, itemTable, type ItemRow } from '../tables/item-table.ts'
import { partOf, partRows, parts, partTable } from '../tables/part-table.ts'
import { readTable, type Table } from '../tables/table.ts'
import { words as tableWords } from '../tables/words.ts'
import { ROWS_MAX } from '../tables/xlsx.ts'
import { words } from './words.ts'

/** A cell that keeps its guide from being published as the table has it. */
type Bad = { row: number; column: string; words: string }
/** What was read of a file: guides that would change, and what is to be mended in the file first. */
type Report = { at: 'report'; drafts: readonly Draft[]; same: number; bad: readonly Bad[] }
type Draft = { row: number; seq: string; base: number | null; document: Record<string, unknown> }

const kind = 'guide'
const said = words.list

/** The list of items as a table: to take along, and to fill in elsewhere; what comes back is kept as drafts, one a guide. */
export function ItemList({ admin }: { admin: Admin }) {
  const { asked, ask, refuse } = useAsk()
  const [report, setReport] = useState<Report | null>(null)

  const ofFile = async (file: File) => {
    setReport(null)
    const read = await readTable(new Uint8Array(await file.arrayBuffer()))
    if (read.at === 'refused') return refuse(tableWords.refused[read.code])
    const part = partOf(read.table)
    const table = part === null ? itemRows(read.table) : partRows(part, read.table)
    if (table === null) return refuse(said.noSeq)
    const strange = table.strange.map((name) => ({ row: 1, column: name, words: said.strange }))
    const unread = table.unread.map(({ row, why }) => ({ row, column: said.seq, words: said.unread[why] }))
    await ask(
      async () => ({ at: 'ok', value: await reportOn(admin, table.rows) }),
      (made) => {
        setReport({ ...made, bad: [...beyondOf(read.table), ...strange, ...unread, ...made.bad] })
        return ''
      },
    )
  }

  const keep = () =>
    void ask(
      async () => ({ at: 'ok', value: await keepAll(admin, report?.drafts ?? []) }),
      (kept) => {
        setReport(null)
        return said.kept(kept, report?.drafts.length ?? 0)
      },
    )

  return (
    <section class="pack-list" aria-label={said.title}>
      <header>
        <h2>{said.title}</h2>
        <Download admin={admin} />
        <FileLabel asked={asked} onFile={(file) => void ofFile(file)} />
      </header>
      <p>{withWholeWords(said.note)}</p>
      <AskedWords asked={asked} />
      {report && <Found report={report} onKeep={keep} />}
    </section>
  )
}

const tables = {
  items: itemTable,
  materials: (documents: readonly unknown[]) => partTable(parts.materials, documents),
  legalBasis: (documents: readonly unknown[]) => partTable(parts.legalBasis, documents),
}

/** One of three tables: they come back by their columns. */
function Download({ admin }: { admin: Admin }) {
  const [which, setWhich] = useState<keyof typeof tables>('items')
  return (
    <>
      <select
        aria-label={said.which}
        value={which}
        onChange={({ currentTarget: { selectedIndex } }) => setWhich(ids[selectedIndex] ?? 'items')}
      >
        {ids.map((id) => (
          <option key={id} value={id}>
            {said.files[id]}
          </option>
        ))}
      </select>
      <DownloadTable
        name={said.files[which]}
        rows={async () => {
          const documents = await allGuides(admin)
          return documents && tables[which](documents)
        }}
      />
    </>
  )
}

const ids = ['items', 'materials', 'legalBasis'] as const

function FileLabel({ asked, onFile }: { asked: Asked; onFile: (file: File) => void }) {
  return (
    <label class="pack-upload" data-at={asked.at}>
      {asked.at === 'asking' ? said.reading : said.choose}
      <input
        type="file"
        accept=".xlsx,.csv,.txt"
        onChange={(event) => {
          const input = event.currentTarget
          const file = input.files?.[0]
          if (file) onFile(file)
          input.value = ''
        }}
      />
    </label>
  )
}

function Found({ report: { drafts, same, bad }, onKeep }: { report: Report; onKeep: () => void }) {
  return (
    <>
      <p role="status">
        <b>{said.found(drafts.length, same, bad.length)}</b>
      </p>
      {bad.length > 0 && (
        <PanelScroll label={said.badRows}>
          <table>
            <thead>
              <tr>
                {said.columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {bad.map((one) => (
                <tr key={`${one.row} ${one.column} ${one.words}`}>
                  <td>{one.row}</td>
                  <td>{one.column}</td>
                  <td>{one.words}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </PanelScroll>
      )}
      {drafts.length > 0 && (
        <TouchButton class="go" data-act="keep-drafts" onPress={onKeep}>
          {said.keep(drafts.length)}
        </TouchButton>
      )}
    </>
  )
}

/** What each row would make of its guide, and what the station finds in that. */
async function reportOn(admin: Admin, rows: readonly ItemRow[]): Promise<Report> {
  const drafts: Draft[] = []
  const bad: Bad[] = []
  let same = 0
  for (const { row, seq, over, placeOf } of rows) {
    const params = { kind, id: seq } as const
    const opened = await admin.api.ask('GET /api/contents/:kind/:id', { params })
    const before = opened.at === 'ok' && isRecord(opened.value.document) ? opened.value.document : {}
    const document = over(before)
    if (written(document) === written(before)) {
      same += 1
      continue
    }
    const checked = await admin.api.ask('POST /api/contents/:kind/:id/check', { params, body: { document } })
    if (checked.at !== 'ok') {
      bad.push({ row, column: said.seq, words: said.unchecked })
      continue
    }
    for (const { path, words: found, blocks } of checked.value.findings)
      if (blocks) bad.push({ ...(placeOf(path) ?? { row, column: said.elsewhere }), words: found })
    drafts.push({ row, seq, base: opened.at === 'ok' ? opened.value.newest : null, document })
  }
  return { at: 'report', drafts, same, bad }
}

/** How many of them were kept. */
async function keepAll(admin: Admin, drafts: readonly Draft[]): Promise<number> {
  let kept = 0
  for (const { seq, base, document } of drafts) {
    const body = { commandId: newCommandId(), base, document }
    const reply = await admin.api.ask('PUT /api/contents/:kind/:id', { params: { kind, id: seq }, body })
    if (reply.at === 'ok') kept += 1
  }
  return kept
}

async function allGuides(admin: Admin): Promise<readonly unknown[] | null> {
  const list = await admin.api.ask('GET /api/contents/:kind', { params: { kind } })
  if (list.at !== 'ok') return null
  const documents: unknown[] = []
  for (const { id } of list.value.contents.toSorted((a, b) => Number(a.id) - Number(b.id))) {
    const opened = await admin.api.ask('GET /api/contents/:kind/:id', { params: { kind, id } })
    if (opened.at === 'ok') documents.push(opened.value.document)
  }
  return documents
}

/** What was not read is told where the reading ended. */
const beyondOf = ({ beyond }: Table): readonly Bad[] =>
  beyond === 0 ? [] : [{ row: ROWS_MAX + 1, column: said.whole, words: tableWords.beyond(beyond, ROWS_MAX) }]

/** The same for the same, whatever the order of its fields. */
const written = (document: unknown): string =>
  JSON.stringify(document, (_, value: unknown) =>
    isRecord(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
