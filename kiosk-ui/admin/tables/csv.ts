/** Rows of cells, as text. The first row of a table names its columns. */
export type Rows = readonly (readonly string[])[]

/**
 * Text of a file that a person saved somewhere: UTF-8 as programs write it, else GB18030, in which Excel in China saves a
 * CSV. Null for what is neither.
 */
export function decodedText(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      // What has such characters is no text, whichever encoding can read it.
      // oxlint-disable-next-line no-control-regex -- they are what is looked for
      return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? null : text
    } catch {
      continue
    }
  }
  return null
}

/** RFC 4180, and what Excel saves in its place: tabs, lines that end with LF alone. A row without anything is kept, so that rows count as they do in Excel. */
export function csvRows(text: string): Rows {
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push(row)
    row = []
  }
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? ''
    if (quoted) {
      if (character !== '"') cell += character
      else if (text[i + 1] === '"') {
        cell += '"'
        i += 1
      } else quoted = false
    } else if (character === '"' && cell === '') quoted = true
    else if (character === separator) endCell()
    else if (character === '\n') endRow()
    else if (character !== '\r' || text[i + 1] !== '\n') cell += character
  }
  endRow()
  return rows
}

/** A comma, unless the first line has tabs and none. */
function separatorOf(text: string): string {
  const [first = ''] = text.split('\n', 1)
  return first.includes('\t') && !first.includes(',') ? '\t' : ','
}

/** RFC 4180 with a byte order mark, by which Excel knows that it is UTF-8. */
export function csvText(rows: Rows): string {
  const line = (row: readonly string[]) => row.map(written).join(',')
  return `\u{feff}${rows.map(line).join('\r\n')}\r\n`
}

const written = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
