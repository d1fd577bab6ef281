import type { ComponentChildren, TargetedClipboardEvent, TargetedKeyboardEvent } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { type Finding, fieldId } from '../../editing/bound.ts'
import { Found } from '../../editing/found.tsx'
import { DownloadTable } from '../../tables/download-table.tsx'
import { cellToMend, filledFrom, withRows, withoutNumbers } from './mends.ts'
import { clipboardPieces } from './clipboard.ts'
import type { Table } from './pieces.ts'
import { words } from './words.ts'

type Props = {
  table: Table
  /** Line of the text on which the table begins. */
  start: number
  findings: readonly Finding[]
  onChange: (table: Table) => void
  onRemove: () => void
}

/** A table as a grid of cells: Enter goes down, Tab goes on, cells from Excel are pasted where the cursor is. */
export function TableGrid({ table, start, findings, onChange, onRemove }: Props) {
  const grid = useRef<HTMLTableElement>(null)
  const next = useRef<{ row: number; column: number } | null>(null)
  const [head = [], ...rows] = table.rows
  const change = (changed: Table['rows']) => onChange(withRows(table, changed))
  const write = (row: number, column: number, text: string) =>
    change(table.rows.with(row, (table.rows[row] ?? []).with(column, text)))

  useLayoutEffect(() => {
    const cell = next.current
    next.current = null
    if (cell) cellAt(grid.current, cell.row, cell.column)?.focus()
  })

  function goTo(row: number, column: number): void {
    cellAt(grid.current, row, column)?.focus()
  }

  function keyDown(event: TargetedKeyboardEvent<HTMLElement>, row: number, column: number): void {
    if (event.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      if (row < table.rows.length - 1) return goTo(row + 1, column)
      next.current = { row: row + 1, column }
      change([...table.rows, head.map(() => '')])
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      goTo(row + (event.key === 'ArrowDown' ? 1 : -1), column)
    }
  }

  function paste(event: TargetedClipboardEvent<HTMLElement>, row: number, column: number): void {
    const cells = clipboardPieces(event.clipboardData)?.pieces.find(({ at }) => at === 'table')
    event.stopPropagation()
    if (cells?.at !== 'table') return
    event.preventDefault()
    onChange(filledFrom(table, row, column, cells.rows))
  }

  const cell = (row: number, column: number, text: string, label: string, describedBy?: string) => (
    <textarea
      rows={1}
      value={text}
      aria-label={label}
      aria-describedby={describedBy}
      data-row={row}
      data-column={column}
      onInput={({ currentTarget: { value } }) => write(row, column, value.replaceAll('\n', ' '))}
      onKeyDown={(event) => keyDown(event, row, column)}
      onPaste={(event) => paste(event, row, column)}
    />
  )

  return (
    <div class="grid">
      <table ref={grid} aria-label={words.table.name}>
        <thead>
          <tr>
            {head.map((text, column) => (
              <th key={column} scope="col">
                {cell(0, column, text, words.table.head(column + 1))}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, i) => {
            const line = start + i + 2
            const found = findings.filter(({ path }) => path[1] === line)
            const id = fieldId(['body', line])
            return (
              <GridRow
                key={i}
                row={cells}
                name={words.table.removeRow(i + 1)}
                id={id}
                findings={found}
                columns={head.length}
                onGo={(column) => goTo(i + 1, column)}
                onMend={(mended) => change(table.rows.with(i + 1, mended))}
                onRemove={() => {
                  next.current = { row: Math.min(i + 1, rows.length - 1), column: 0 }
                  change(table.rows.toSpliced(i + 1, 1))
                }}
              >
                {cells.map((text, column) => (
                  <td key={column}>
                    {cell(
                      i + 1,
                      column,
                      text,
                      words.table.cell(i + 1, head[column] ?? '', column + 1),
                      found.length > 0 ? `${id}-found` : undefined,
                    )}
                  </td>
                ))}
              </GridRow>
            )
          })}
        </tbody>
      </table>
      <div class="grid-acts">
        <TouchButton data-act="add-row" onPress={() => change([...table.rows, head.map(() => '')])}>
          {words.table.addRow}
        </TouchButton>
        <TouchButton data-act="add-column" onPress={() => change(table.rows.map((cells) => [...cells, '']))}>
          {words.table.addColumn}
        </TouchButton>
        {head.length > 1 && (
          <RemoveColumn
            head={head}
            onRemove={(at) => change(table.rows.map((cells) => cells.toSpliced(at, 1)))}
          />
        )}
        <DownloadTable name={words.table.name} rows={() => table.rows} />
        <TouchButton data-act="remove-table" onPress={onRemove}>
          {words.table.remove}
        </TouchButton>
      </div>
    </div>
  )
}

type RowProps = {
  row: readonly string[]
  name: string
  id: string
  findings: readonly Finding[]
  columns: number
  onGo: (column: number) => void
  onMend: (row: readonly string[]) => void
  onRemove: () => void
  children: ComponentChildren
}

/** A row; what was found in it stands under it, with the presses that mend it. */
function GridRow({ row, name, id, findings, columns, onGo, onMend, onRemove, children }: RowProps) {
  const named = findings.map(({ path }) => path[2]).find((part) => typeof part === 'number')
  const mended = withoutNumbers(row)
  const blocks = findings.some((finding) => finding.blocks)
  return (
    <>
      <tr data-found={findings.length > 0 ? (blocks ? 'blocks' : 'doubts') : undefined}>
        {children}
        <td class="grid-row-act">
          <TouchButton aria-label={name} onPress={onRemove}>
            ×
          </TouchButton>
        </td>
      </tr>
      {findings.length > 0 && (
        <tr class="grid-found" data-found={blocks ? 'blocks' : 'doubts'}>
          <td colSpan={columns + 1}>
            <div id={id} tabIndex={-1}>
              <Found id={`${id}-found`} findings={findings} />
              <p class="grid-mends">
                {mended && (
                  <TouchButton class="mend" data-act="mend-number" onPress={() => onMend(mended)}>
                    {words.mends.number}
                  </TouchButton>
                )}
                <TouchButton
                  data-act="mend-cell"
                  onPress={() => onGo(cellToMend(row, typeof named === 'number' ? named : undefined))}
                >
                  {words.mends.cell}
                </TouchButton>
                <TouchButton data-act="mend-row" onPress={onRemove}>
                  {words.mends.row}
                </TouchButton>
              </p>
            </div>
          </td>
        </tr>
      )}
    </>
  )
}

function RemoveColumn({ head, onRemove }: { head: readonly string[]; onRemove: (at: number) => void }) {
  return (
    <select
      aria-label={words.table.removeColumnLabel}
      value=""
      onChange={({ currentTarget }) => {
        const at = Number(currentTarget.value)
        currentTarget.value = ''
        onRemove(at)
      }}
    >
      <option value="" disabled>
        {words.table.removeColumnLabel}
      </option>
      {head.map((text, column) => (
        <option key={column} value={String(column)}>
          {words.table.column(text, column + 1)}
        </option>
      ))}
    </select>
  )
}

function cellAt(grid: HTMLElement | null, row: number, column: number): HTMLElement | null {
  return grid?.querySelector(`[data-row="${row}"][data-column="${column}"]`) ?? null
}
