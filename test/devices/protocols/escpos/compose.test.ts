import {
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  string,
  tuple,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ink } from '#contract/bench.ts'
import type { Paper, PaperBlock } from '#contract/paper.ts'
import { compose } from '#daemon/devices/protocols/escpos/compose.ts'
import { numberRaster } from '#daemon/devices/protocols/escpos/number-raster.ts'
import { strokeDots } from '#daemon/devices/protocols/escpos/stroke-dots.ts'
import { shippedModel } from '#test/support/printer-models.ts'
import { readJob, unknownIn, wordsOn } from '#test/support/read-slip.ts'

const wide = shippedModel('generic-80')
const narrow = shippedModel('generic-58')

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').replaceAll(/../g, '$& ').trim()
const job = (blocks: PaperBlock[], model = wide) =>
  readJob(compose({ blocks }, model, { at: 'fence' }), model.dots)
const text = (words: string, more: Partial<Extract<PaperBlock, { at: 'text' }>> = {}): PaperBlock => ({
  at: 'text',
  text: words,
  align: 'left',
  size: 1,
  bold: false,
  ...more,
})

describe('exact bytes', () => {
  test('a job resets, turns Chinese on, prints GBK, feeds, cuts, and asks by process id', () => {
    const bytes = compose({ blocks: [text('取号')] }, wide, { at: 'process-id', id: 'A7!z' })
    expect(hex(bytes)).toBe('1b 40 1c 26 c8 a1 ba c5 0a 1b 64 04 1d 56 01 1d 28 48 06 00 30 30 41 37 21 7a')
  })

  test('an old unit is asked by the fence instead', () => {
    const bytes = compose({ blocks: [] }, wide, { at: 'fence' })
    expect(hex(bytes)).toBe('1b 40 1c 26 1b 64 04 1d 56 01 1d 72 01')
  })

  test('a unit without a cutter feeds to the tear bar and is sent no cut', () => {
    const bytes = compose({ blocks: [] }, narrow, { at: 'fence' })
    expect(hex(bytes)).toBe('1b 40 1c 26 1b 64 04 1d 72 01')
  })

  test('size, weight and place are set once and taken back', () => {
    const bytes = compose(
      { blocks: [text('A1', { size: 2, bold: true, align: 'center' }), text('b')] },
      narrow,
      { at: 'fence' },
    )
    expect(hex(bytes)).toBe(
      '1b 40 1c 26 1b 61 01 1d 21 11 1b 33 3c 1b 45 01 41 31 0a 1b 61 00 1d 21 00 1b 32 1b 45 00 62 0a 1b 64 04 1d 72 01',
    )
  })

  test('a Chinese QR code declares its bytes, not its characters', () => {
    const bytes = compose({ blocks: [{ at: 'qr', text: '号', caption: '' }] }, wide, { at: 'fence' })
    expect(hex(bytes)).toContain('1d 28 6b 06 00 31 50 30 e5 8f b7 1d 28 6b 03 00 31 51 30')
  })
})

describe('layout', () => {
  test.for([
    ['A032', 'generic-80', 8],
    ['A032', 'generic-58', 8],
    ['A1000', 'generic-58', 6],
    ['A12345', 'generic-58', 5],
  ] as const)(
    '%s fills the width of %s in its own font where it prints no pictures',
    ([number, id, size]) => {
      const { inks } = job([text(number, { size: 'fill' })], { ...shippedModel(id), graphics: 'none' })
      expect(inks[0]).toMatchObject({ at: 'line', runs: [{ text: number, width: size, height: size }] })
      expect(wordsOn(inks)).toEqual([number])
    },
  )

  test('what has no numerals of the screens fills the width in the font of the printer', () => {
    const { inks } = job([text('综合业务', { size: 'fill' })])
    expect(inks[0]).toMatchObject({ at: 'line', runs: [{ text: '综合业务', width: 6, height: 6 }] })
  })

  test('a title too long for the largest type stands on one line in the next, and a longer one keeps that', () => {
    const title = (words: string) => wordsOn(job([text(words, { size: 3 })], narrow).inks)
    expect(title('一次性告知书')).toEqual(['一次性告知书'])
    expect(title('便民服务办件一次性告知书')).toHaveLength(2)
  })

  test('two ends of a line touch both edges of the paper', () => {
    const [line] = wordsOn(job([{ at: 'ends', left: '前面还有', right: '3 人', bold: false }]).inks)
    expect(line).toBe(`前面还有${' '.repeat(36)}3 人`)
  })

  test('two ends that just fit stay on one line', () => {
    const ends = { at: 'ends', left: '取号', right: '2026年11月23日 09:43', bold: false } as const
    expect(wordsOn(job([ends], narrow).inks)).toEqual(['取号        2026年11月23日 09:43'])
  })

  test('a right end wider than the paper leaves goes to lines of its own', () => {
    const ends = { at: 'ends', left: '办理事项名称', right: '残疾人两项补贴和高龄补贴', bold: false } as const
    expect(wordsOn(job([ends], narrow).inks)).toEqual(['办理事项名称', '        残疾人两项补贴和高龄补贴'])
  })

  test('large lines do not touch one another', () => {
    const { inks } = job([text('前面 3 人', { size: 2 }), text('约 10 分钟', { size: 2 })])
    expect(inks[0]).toMatchObject({ advance: 60 })
  })

  test('a long left end goes on below, the right end stays on the first line', () => {
    const left = '残疾人两项补贴和高龄补贴申请受理'
    const lines = wordsOn(job([{ at: 'ends', left, right: '综合窗口', bold: false }], narrow).inks)
    expect(lines).toEqual(['残疾人两项补贴和高龄    综合窗口', '补贴申请受理'])
  })

  test('a list item hangs under its own words', () => {
    const lines = wordsOn(
      job([{ at: 'list', mark: 'dot', items: ['身份证、户口簿（原件）和家庭成员身份证'] }], narrow).inks,
    )
    expect(lines).toEqual(['· 身份证、户口簿（原件）和家庭', '   成员身份证'])
  })

  test('a rule runs from edge to edge', () => {
    expect(wordsOn(job([{ at: 'rule', heavy: true }]).inks)).toEqual(['━'.repeat(24)])
    expect(wordsOn(job([{ at: 'rule', heavy: false }], narrow).inks)).toEqual(['─'.repeat(16)])
  })

  test('a printer that draws no QR codes gets the same code as dots', () => {
    const raster = { ...wide, qr: { at: 'raster' as const, moduleDots: 6 } }
    const { inks } = job([{ at: 'qr', text: 'KT1:0123456789abcdef', caption: '扫码看进度' }], raster)
    expect(inks[0]).toMatchObject({ at: 'raster', align: 'center' })
    expect(wordsOn(inks)).toEqual(['扫码看进度'])
    expect(unknownIn(inks)).toEqual([])
  })
})

describe('a number in the numerals of the screens', () => {
  const drawn = (number: string, model = wide) =>
    job([text(number, { size: 'fill', align: 'center', bold: true })], model)
  const bandsOf = (inks: readonly Ink[]) => inks.filter((ink) => ink.at === 'raster')
  const blackIn = (inks: readonly Ink[]) => bandsOf(inks).map(({ rows }) => rows)

  test.for([
    ['A032', 'generic-80'],
    ['A032', 'generic-58'],
    ['A9999', 'generic-80'],
    ['A9999', 'generic-58'],
    ['W123456789', 'generic-58'],
  ] as const)('%s goes from edge to edge of %s and stands below once more as text', ([number, id]) => {
    const model = shippedModel(id)
    const { inks } = drawn(number, model)
    const bands = bandsOf(inks)
    expect(unknownIn(inks)).toEqual([])
    expect(bands.map(({ width, align }) => ({ width, align }))).toEqual(
      bands.map(() => ({ width: model.dots, align: 'center' })),
    )
    // The bands touch: nothing lies between them.
    expect(inks.map(({ at }) => at)).toEqual([
      'feed',
      ...bands.map(() => 'raster'),
      'feed',
      'line',
      'feed',
      ...inks.slice(bands.length + 4).map(({ at }) => at),
    ])
    const edge = (bit: number, at: number) =>
      bands.some(({ rows, width }) =>
        [...Buffer.from(rows, 'base64')].some((byte, i) => i % (width / 8) === at && (byte & bit) !== 0),
      )
    expect([edge(0x80, 0), edge(0x01, model.dots / 8 - 1)]).toEqual([true, true])
    expect(wordsOn(inks)).toEqual([number])
  })

  test('the eight is two closed rings, as on the screens', () => {
    const { rowBytes, height, rows } = numberRaster('8', 64) ?? { rowBytes: 0, height: 0, rows: [] }
    const middle = Array.from({ length: height }, (_, y) =>
      ((rows[y * rowBytes + (rowBytes >> 1)] ?? 0) & 0x80) === 0 ? ' ' : '#',
    )
    expect(middle.join('').replaceAll(/(.)\1+/g, '$1')).toBe('# # #')
  })

  test('another number is another picture, the same number the same one', () => {
    expect(blackIn(drawn('A032').inks)).toEqual(blackIn(drawn('A032').inks))
    expect(blackIn(drawn('A032').inks)).not.toEqual(blackIn(drawn('A033').inks))
  })

  test('every number fits, and no picture holds what a printer would take for a question', () => {
    const letter = integer({ min: 0, max: 25 }).map((n) => String.fromCharCode(65 + n))
    const number = tuple(letter, integer({ min: 1, max: 99_999 })).map(
      ([series, ordinal]) => series + String(ordinal).padStart(3, '0'),
    )
    const DLE_EOT = Buffer.of(0x10, 0x04)
    assert(
      property(number, constantFrom(wide, narrow), (of, model) => {
        const paper = { blocks: [text(of, { size: 'fill', align: 'center' })] }
        const bytes = compose(paper, model, { at: 'fence' })
        const { inks } = readJob(bytes, model.dots)
        expect(unknownIn(inks)).toEqual([])
        expect(inks.filter(({ at }) => at === 'raster').length).toBeGreaterThan(1)
        expect(Buffer.from(bytes).includes(DLE_EOT)).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  test('no image is larger than what a small printer keeps in its memory', () => {
    for (const model of [wide, narrow])
      for (const { width, height } of bandsOf(drawn('A1', model).inks))
        expect((width / 8) * height).toBeLessThanOrEqual(2048)
  })
})

describe('any paper', () => {
  const words = string({
    unit: constantFrom(...Array.from('取号 A032，。（）\n¥𠮷€x-'), 'é', '\u001b'),
    maxLength: 60,
  })
  const align = constantFrom('left' as const, 'center' as const, 'right' as const)
  const size = constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 'fill' as const)
  const at = <Name extends string>(name: Name) => constantFrom(name)
  const block = oneof(
    record({ at: at('text'), text: words, align, size, bold: boolean() }),
    record({ at: at('ends'), left: words, right: words, bold: boolean() }),
    record({
      at: at('list'),
      mark: constantFrom('dot' as const, 'number' as const),
      items: array(words, { maxLength: 4 }),
    }),
    record({
      at: at('thing'),
      drawing: constantFrom(null, 'M4 4h112v76h-112z'),
      name: words,
      lines: array(words, { maxLength: 5 }),
      mark: constantFrom('box' as const, 'tick' as const),
    }),
    record({ at: at('rule'), heavy: boolean() }),
    record({ at: at('qr'), text: string({ minLength: 1, maxLength: 40 }), caption: words }),
    record({ at: at('space'), lines: integer({ min: 1, max: 8 }) }),
  )
  const paper = record({ blocks: array(block, { maxLength: 8 }) })

  test('comes out whole: nothing misunderstood, no line too wide, both widths', () => {
    assert(
      property(
        paper,
        constantFrom(wide, narrow, { ...wide, graphics: 'none' as const }),
        (drawn: Paper, model) => {
          const { inks, requests } = readJob(compose(drawn, model, { at: 'fence' }), model.dots)
          expect(unknownIn(inks)).toEqual([])
          expect(requests).toEqual([{ at: 'fence' }])
        },
      ),
      { numRuns: 200 },
    )
  })
})

test.for([
  ['80 mm', wide],
  ['58 mm', narrow],
] as const)('a thing to bring stands large on %s with its picture and what is said of it', ([, model]) => {
  const lines = ['站内领取或由代办员打印，可帮填', '核对后退还', '没有的，问窗口', '原件一份']
  const { inks } = job(
    [{ at: 'thing', drawing: 'M4 4h112v76h-112z', name: '本人有效身份证', lines, mark: 'box' }],
    model,
  )
  expect(unknownIn(inks)).toEqual([])
  const said = wordsOn(inks).join('').replaceAll(/\s/g, '')
  expect(said).toContain('□本人有效身份证')
  for (const line of lines) expect(said).toContain(line)
  const named = inks
    .flatMap((ink) => (ink.at === 'line' ? ink.runs : []))
    .filter(({ text }) => /身份/.test(text))
  expect(named.map(({ width, height }) => [width, height])).toEqual([[2, 2]])
  const strips = inks.filter((ink) => ink.at === 'line' && ink.runs[0]?.image !== undefined)
  // Without white between them, or the picture would fall into pieces.
  expect(strips.map((ink) => ink.at === 'line' && ink.advance)).toEqual([24, 24, 24])
})

test('what is said of one thing does not touch the name of the next', () => {
  const thing: PaperBlock = {
    at: 'thing',
    drawing: 'M4 4h112v76h-112z',
    name: '户口簿',
    lines: ['没有的，问窗口', '核对后退还', '原件一份'],
    mark: 'box',
  }
  const { inks } = job([thing, thing], wide)
  const names = inks.flatMap((ink, i) =>
    ink.at === 'line' && ink.runs.some(({ text }) => text.includes('户口簿')) ? [i] : [],
  )
  expect(names).toHaveLength(2)
  expect(inks[(names[1] ?? 0) - 1]).toEqual({ at: 'feed', advance: 12 })
})

test('a printer of text alone gets a thing to bring without its picture, and every word', () => {
  const thing: PaperBlock = {
    at: 'thing',
    drawing: 'M4 4h112v76h-112z',
    name: '户口簿',
    lines: ['原件一份'],
    mark: 'box',
  }
  const { inks } = job([thing], { ...narrow, graphics: 'none' })
  expect(inks.some((ink) => ink.at === 'line' && ink.runs.some(({ image }) => image !== undefined))).toBe(
    false,
  )
  expect(wordsOn(inks).join('').replaceAll(/\s/g, '')).toBe('□户口簿原件一份')
})

test('a drawing keeps its shape as dots: black where its lines run, white between them', () => {
  const { width, height, at } = strokeDots('M10 10h100v64h-100zM40 42a20 20 0 1 0 40 0a20 20 0 1 0-40 0', {
    field: { width: 120, height: 84 },
    pen: 4,
    width: 120,
  })
  expect([width, height]).toEqual([120, 84])
  for (const [x, y] of [
    [60, 10],
    [10, 40],
    [109, 73],
    [40, 42],
    [80, 42],
    [60, 22],
    [60, 61],
  ] as const)
    expect(at(x, y), `${x} ${y}`).toBe(true)
  for (const [x, y] of [
    [60, 42],
    [20, 20],
    [2, 2],
    [-1, 5],
    [60, 84],
  ] as const)
    expect(at(x, y), `${x} ${y}`).toBe(false)
})
