import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import iconv from 'iconv-lite'
import { csvRows, csvText } from '../../../kiosk-ui/admin/tables/csv.ts'
import { xlsxFile } from '../../../kiosk-ui/admin/tables/xlsx-file.ts'
import { xlsxRows } from '../../../kiosk-ui/admin/tables/xlsx.ts'
import { readTable } from '../../../kiosk-ui/admin/tables/table.ts'

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const read = (bytes: Uint8Array): ReturnType<typeof readTable> => readTable(new Uint8Array(bytes))

/** A zip archive as other programs write one: every second file packed. */
function zip(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [i, [name, text]] of Object.entries(files).entries()) {
    const packs = i % 2 === 0
    const content = packs ? deflateRawSync(text) : Buffer.from(text)
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(packs ? 8 : 0, 10)
    entry.writeUInt32LE(content.length, 20)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(at, 42)
    parts.push(header, Buffer.from(name), content)
    directory.push(entry, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + content.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}

const workbook = (sheet: string) =>
  zip({
    'xl/workbook.xml': '<workbook><sheets><sheet name="清单" sheetId="1" r:id="rId3"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="styles.xml"/><Relationship Id="rId3" Type="x" Target="worksheets/sheet7.xml"/></Relationships>',
    'xl/worksheets/sheet7.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/sharedStrings.xml':
      '<sst><si><t>序号</t></si><si><r><t>事项</t></r><r><t xml:space="preserve">名称</t></r><rPh sb="0" eb="1"><t>shi</t></rPh></si><si><t>低保 &amp; 特困&#10;&lt;补贴&gt;</t></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="[Red]0.0&quot;day&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
  })

describe('a file of rows', () => {
  test('is read as Excel shows it: texts, numbers, days, and the place of each row', async () => {
    const sheet = [
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>哪天起</t></is></c></row>',
      '<row r="4" spans="1:4"><c r="A4"><v>18</v></c><c r="B4" t="s"><v>2</v></c><c r="C4" s="1"/><c r="D4" s="1"><v>46357</v></c></row>',
      '<row r="5"><c r="A5"><v>0.30000000000000004</v></c><c r="B5" t="str"><f>A1</f><v>算出来的</v></c><c r="C5" s="3"><v>2</v></c><c r="D5" s="2"><v>46358.5</v></c></row>',
    ].join('')
    expect(await read(workbook(sheet))).toEqual({
      at: 'read',
      table: {
        columns: ['序号', '事项名称', '', '哪天起'],
        rows: [
          { row: 4, cells: ['18', '低保 & 特困\n<补贴>', '', '2026-12-01'] },
          { row: 5, cells: ['0.3', '算出来的', '2', '2026-12-02'] },
        ],
        beyond: 0,
      },
    })
  })

  test('keeps what one cell has wrong to that cell: a formula that failed, one never reckoned, an unknown style', async () => {
    const sheet = [
      '<row><c t="inlineStr"><is><t>序号</t></is></c><c t="inlineStr"><is><t>收费</t></is></c></row>',
      '<row><c><v>1</v></c><c t="e"><v>#REF!</v></c></row>',
      '<row><c s="99"><v>2</v></c><c t="str"><f>X()</f></c></row>',
    ].join('')
    const got = await read(workbook(sheet))
    expect(got.at === 'read' && got.table.rows.map(({ cells }) => cells)).toEqual([
      ['1', '#REF!'],
      ['2', ''],
    ])
  })

  test('that names rows and columns without end takes no more room than its cells', async () => {
    const near = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c>'
    const far = '<c r="ZZZZZZ2"><v>3</v></c></row><row r="999999999"><c r="A999999999"><v>4</v></c></row>'
    // One that is not read is told.
    const table = { columns: ['1'], rows: [{ row: 2, cells: ['2'] }], beyond: 1 }
    expect(await read(workbook(near + far))).toEqual({ at: 'read', table })
  })

  test.each([
    ['UTF-8', bytesOf('\u{feff}序号,事项名称\r\n18,"低保, 特困"\r\n')],
    ['GBK, as Excel in China saves it', iconv.encode('序号,事项名称\r\n18,"低保, 特困"\r\n', 'gbk')],
    ['tabs, as it is pasted', bytesOf('序号\t事项名称\n18\t低保, 特困\n')],
  ])('is read from a CSV in %s', async (_, bytes) => {
    const rows = [{ row: 2, cells: ['18', '低保, 特困'] }]
    expect(await read(bytes)).toEqual({
      at: 'read',
      table: { columns: ['序号', '事项名称'], rows, beyond: 0 },
    })
  })

  test('comes back from the file that it is written to, whatever stands in it', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/\u{feff}/gu, ''))
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(rows, (written) => {
        // The first line says what stands between cells.
        const table = [['序号', '名称'], ...written]
        const back = csvRows(csvText(table).slice(1))
        expect(back.slice(0, -1)).toEqual(table)
      }),
    )
  })

  test('comes back from the workbook that it is written to, number for number and letter for letter', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '00123',
        '370784195001011234',
        '1e3',
        '-5',
        '0',
        '12.50',
        '=1+1',
        '_x0041_',
        '<&"\'>',
        '甲\n乙',
      ),
    )
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const table = [['序号', '名称'], ...written]
        const back = await xlsxRows(xlsxFile(table))
        // XML has no place for control characters.
        const kept = (text: string) => text.replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
        const short = (row: readonly string[]) => row.slice(0, row.findLastIndex((text) => text !== '') + 1)
        expect(back?.rows.map(short)).toEqual(table.map((row) => short(row.map(kept))))
      }),
      { numRuns: 50 },
    )
  })

  test('that is longer than is read says how many rows are left', async () => {
    const csv = ['序号', ...Array.from({ length: 20_002 }, (_, i) => String(i)), ''].join('\n')
    const got = await read(bytesOf(csv))
    expect(got.at === 'read' && [got.table.rows.length, got.table.beyond]).toEqual([19_999, 3])
  })

  test('that is none is refused, and one that unpacks without end, too', async () => {
    const code = async (bytes: Uint8Array) => {
      const got = await read(bytes)
      return got.at === 'refused' ? got.code : got.at
    }
    expect(await code(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('old-excel')
    expect(await code(Buffer.from('%PDF-1.7\u0000\u0001'))).toBe('no-table')
    expect(await code(bytesOf('序号,名称\n'))).toBe('empty')
    expect(await code(zip({ 'word/document.xml': '<w/>' }))).toBe('no-table')
    expect(await code(new Uint8Array(6 * 1024 * 1024))).toBe('too-large')
    expect(await code(workbook(' '.repeat(9 * 1024 * 1024)))).toBe('no-table')
    const whole = workbook('<row r="1"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>')
    expect(await code(whole)).toBe('read')
    for (let length = 0; length < whole.length; length += 7)
      expect(await code(whole.subarray(0, length))).not.toBe('read')
  })
})
