import type { Rows } from './csv.ts'
import { words } from './words.ts'
import { zip } from './zip.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PART = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Of a column, in widths of a digit. */
const [NARROWEST, WIDEST] = [6, 60]
/** Cell styles of STYLES: lines of a cell under one another, and the names of columns. */
const [TEXT, HEAD] = [0, 1]

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="SimSun"/></font><font><b/><sz val="11"/><name val="SimSun"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/**
 * A workbook of one sheet (ECMA-376 part 1, SpreadsheetML), the first row as its head, that Excel and WPS open. A number
 * that reads the same as a text is one; every other cell is text, so that 00123 and an ID number stay what they are and
 * nothing that begins with = is a formula.
 *
 * Own code, because a package that writes workbooks brings styles, formulas and a hundred kilobytes that nothing needs.
 */
export function xlsxFile(rows: Rows): Uint8Array<ArrayBuffer> {
  return zip({
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${PART}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${PART}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${PART}.styles+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${words.sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheetOf(rows),
    'xl/styles.xml': STYLES,
  })
}

function sheetOf(rows: Rows): string {
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) => widthOf(rows, column))
  const cols = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  )
  const lines = rows.map(
    (row, i) =>
      `<row r="${i + 1}">${row.map((cell, column) => cellOf(cell, `${letters(column)}${i + 1}`, i === 0)).join('')}</row>`,
  )
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`
}

/** Fifteen digits are all that Excel keeps of a number. */
const NUMBER = /^(?:0|-?[1-9]\d{0,14})$/

function cellOf(cell: string, place: string, isHead: boolean): string {
  if (cell === '') return ''
  const style = isHead ? HEAD : TEXT
  if (NUMBER.test(cell)) return `<c r="${place}" s="${style}"><v>${cell}</v></c>`
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

/** 0 → A, 26 → AA. */
function letters(column: number): string {
  const first = Math.floor(column / 26)
  return `${first === 0 ? '' : letters(first - 1)}${String.fromCodePoint(65 + (column % 26))}`
}

/** As wide as its longest line; a Chinese letter takes the room of two digits. */
function widthOf(rows: Rows, column: number): number {
  const lines = rows.flatMap((row) => (row[column] ?? '').split('\n'))
  const longest = lines.reduce((most, line) => {
    let width = 0
    for (const letter of line) width += letter > '\u{ff}' ? 2 : 1
    return Math.max(most, width)
  }, 0)
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2))
}

/** XML 1.0 has no place for control characters; `_x000D_` stands for one in a cell (ECMA-376 22.9.2.19). */
const escaped = (text: string): string =>
  text
    .replaceAll(/_x(?=[\da-f]{4}_)/gi, '_x005F_x')
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
