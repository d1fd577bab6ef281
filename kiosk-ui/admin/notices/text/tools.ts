import type { ComponentType } from 'preact'
import { PictureTool } from '../pictures/picture-tool.tsx'
import type { PieceBody } from './pieces.ts'
import { TableFile } from './table-file.tsx'
import { words } from './words.ts'

/** What the bar above the text offers. `make`: a new piece; text that is marked becomes one of this kind. */
export type Tool = { id: string } & (
  | { words: string; make: () => PieceBody }
  /** A button of its own, for what has to be fetched first; `insert` puts it where the writer is. */
  | { Button: ComponentType<{ insert: (...bodies: readonly PieceBody[]) => void }> }
)

const EMPTY_TABLE = [
  ['', '', ''],
  ['', '', ''],
]

/** One more is one line here. */
export const tools: readonly Tool[] = [
  { id: 'paragraph', words: words.tool.paragraph, make: () => ({ at: 'paragraph', text: '' }) },
  { id: 'heading', words: words.tool.heading, make: () => ({ at: 'heading', level: 2, text: '' }) },
  { id: 'list', words: words.tool.list, make: () => ({ at: 'list', mark: '-', text: '' }) },
  {
    id: 'numbered',
    words: words.tool.numbered,
    make: () => ({ at: 'numbered', first: 1, mark: '.', text: '' }),
  },
  {
    id: 'table',
    words: words.tool.table,
    make: () => ({ at: 'table', rows: EMPTY_TABLE, align: [], source: null }),
  },
  { id: 'table-file', Button: TableFile },
  { id: 'picture', Button: PictureTool },
]
