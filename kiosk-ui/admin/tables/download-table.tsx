import { TouchButton } from '../../parts/touch-button.tsx'
import { csvText, type Rows } from './csv.ts'
import { words } from './words.ts'
import { xlsxFile } from './xlsx-file.ts'

type Props = {
  /** Of the file, without its ending. */
  name: string
  /** Null where they could not be had; what asked for them has said so. */
  rows: () => Rows | Promise<Rows | null>
}

/** The presses by which a table is taken along: for Excel and WPS, and as plain text. */
export function DownloadTable({ name, rows }: Props) {
  const save = async (ending: string, type: string, content: (of: Rows) => BlobPart) => {
    const made = await rows()
    if (made === null) return
    const url = URL.createObjectURL(new Blob([content(made)], { type }))
    Object.assign(document.createElement('a'), { href: url, download: `${name}.${ending}` }).click()
    URL.revokeObjectURL(url)
  }
  return (
    <>
      <TouchButton data-act="download-xlsx" onPress={() => void save('xlsx', XLSX, xlsxFile)}>
        {words.download.xlsx}
      </TouchButton>
      <TouchButton data-act="download-csv" onPress={() => void save('csv', 'text/csv', csvText)}>
        {words.download.csv}
      </TouchButton>
    </>
  )
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
