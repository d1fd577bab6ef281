import { useState } from 'preact/hooks'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { AskedWords } from '../../../staff/asked-words.tsx'
import { Panel, PanelScroll } from '../../../staff/panel.tsx'
import { useAsk } from '../../../staff/use-ask.ts'
import { readTable } from '../../tables/table.ts'
import { words as tableWords } from '../../tables/words.ts'
import { ROWS_MAX } from '../../tables/xlsx.ts'
import type { PieceBody } from './pieces.ts'
import { tableOfFile } from './table-of-file.ts'
import { words } from './words.ts'

type Insert = (...bodies: readonly PieceBody[]) => void

const said = words.file

/** A table that lies in a file, put where the writer is. */
export function TableFile({ insert }: { insert: Insert }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <TouchButton data-act="add-table-file" onPress={() => setOpen(true)}>
        {said.tool}
      </TouchButton>
      {open && (
        <TableFilePanel
          onClose={() => setOpen(false)}
          onPut={(bodies) => {
            setOpen(false)
            insert(...bodies)
          }}
        />
      )}
    </>
  )
}

type PanelProps = { onClose: () => void; onPut: (bodies: readonly PieceBody[]) => void }

function TableFilePanel({ onClose, onPut }: PanelProps) {
  const [found, setFound] = useState<ReturnType<typeof tableOfFile> | null>(null)
  const { asked, refuse } = useAsk()

  async function choose(file: File | undefined): Promise<void> {
    if (file === undefined) return
    const read = await readTable(new Uint8Array(await file.arrayBuffer()))
    if (read.at === 'read') return setFound(tableOfFile(read.table))
    setFound(null)
    refuse(tableWords.refused[read.code])
  }

  return (
    <Panel title={said.title} onClose={onClose}>
      <label class="field table-file">
        {said.choose}
        <input
          type="file"
          accept=".xlsx,.csv,.txt"
          onChange={({ currentTarget: { files } }) => void choose(files?.[0])}
        />
      </label>
      <p class="field-told">{said.note}</p>
      {found && (
        <>
          <p role="status">
            <b>{said.found(found.columns, found.rows, found.bad.length)}</b>
          </p>
          {found.beyond > 0 && <p class="field-told">{tableWords.beyond(found.beyond, ROWS_MAX)}</p>}
          {found.bad.length > 0 && (
            <PanelScroll label={said.bad}>
              <ul>
                {found.bad.map(({ row, column, name, cell, why }) => (
                  <li key={`${row} ${column}`}>{said.why[why](row, name, column, cell)}</li>
                ))}
              </ul>
            </PanelScroll>
          )}
          <TouchButton class="go" data-act="put-table" onPress={() => onPut(found.bodies)}>
            {said.put}
          </TouchButton>
        </>
      )}
      {found === null && <AskedWords asked={asked} />}
    </Panel>
  )
}
