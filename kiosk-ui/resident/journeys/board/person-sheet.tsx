import { useState } from 'preact/hooks'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { App } from '../../shell/app.ts'
import { NoticePages } from './notice-pages.tsx'
import { nameOf } from './people-list.tsx'
import type { Table } from '../../../parts/notice/people-table.ts'
import { words } from './words/people.ts'

type Props = { app: App; of: Table; row: number; onClose: () => void }

/** Everything that a notice says of one person: each column by its head, nothing left out. */
export function PersonSheet({ app, of, row, onClose }: Props) {
  const [from, setFrom] = useState(0)
  const { columns, rows } = of
  return (
    <Sheet title={nameOf(of, row)} reader={app}>
      <div class="person-all">
        <NoticePages
          key={app.modes.layout.value}
          blocks={[{ at: 'table', columns, rows: rows.slice(row, row + 1) }]}
          asCards
          from={from}
          onTurn={setFrom}
        />
      </div>
      <div class="sheet-actions">
        <TouchButton class="go" onPress={onClose}>
          {words.person.close}
        </TouchButton>
      </div>
    </Sheet>
  )
}
