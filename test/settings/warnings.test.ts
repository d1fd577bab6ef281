import { describe, expect, test } from 'vitest'
import { type Edit, read, readToStart, REAL_STATION, smallConfig } from './small-config.ts'

async function warningsOf(edits: readonly Edit[]): Promise<string[]> {
  const result = await read(await smallConfig(edits))
  if (result.at === 'faults') throw new Error(JSON.stringify(result.faults))
  return result.warnings
}

const station = (from: string, to: string): Edit => ({ file: 'station.yaml', from, to })
const devices = (from: string, to: string): Edit => ({ file: 'devices.yaml', from, to })
const WEEKDAYS = "weekly: [{days: [1, 2, 3, 4, 5], open: [{from: '08:30', to: '17:00'}]}]"

describe('what is allowed and most likely not meant is told with file, line and field, and nothing stops for it', () => {
  test.for<[what: string, edits: Edit[], told: RegExp]>([
    [
      'a list whose full-width comma makes two entries one',
      [station('services: [社会保险, 医疗保险,', 'services: [社会保险，医疗保险,')],
      /station\.yaml 第 \d+ 行：“社会保险，医疗保险”里是全角的“，”，会当成一项；是几项应写成 \[社会保险, 医疗保险\]/,
    ],
    [
      'the same in what people say',
      [{ file: 'catalogue/expressions.yaml', from: '[水费, 停水]', to: '[水费、停水]' }],
      /expressions\.yaml 第 \d+ 行：“水费、停水”里是全角的“、”/,
    ],
    [
      'quiet hours in which people are called',
      [
        station('quiet: null', "quiet: {from: '16:30', to: '07:00'}"),
        station('全天可取号', '周一至周五 8:30–17:00'),
        station('weekly: []', WEEKDAYS),
      ],
      /station\.yaml 第 \d+ 行 +voice\.quiet：16:30–07:00 不出声，可是 08:30–17:00 开放/,
    ],
    [
      'a zone that is not Beijing time',
      [station('Asia/Shanghai', 'Etc/GMT+8')],
      /timeZone：Etc\/GMT\+8 现在是 UTC-08:00，不是北京时间；要北京时间应写 Asia\/Shanghai/,
    ],
    [
      'a common errand that is suspended',
      [station('seq: 50', 'seq: 17')],
      /station\.yaml 第 \d+ 行 +commonItems\[4\]\.seq：第 17 项 病残儿医学鉴定 已暂停，首页先不显示/,
    ],
    [
      'an expression for an errand that is gone',
      [{ file: 'catalogue/expressions.yaml', from: 'item: 10', to: 'item: 63' }],
      /expressions\.yaml 第 \d+ 行 +here\[0\]\.item：目录里没有第 63 项，这里的说法先不用/,
    ],
    [
      'a place elsewhere that names an errand that is gone',
      [{ file: 'catalogue/expressions.yaml', from: 'related: [50]', to: 'related: [99]' }],
      /elsewhere\[0\]\.related\[0\]：目录里没有第 99 项/,
    ],
    [
      'a real printer without its model, which may have paper of 58 mm',
      [devices('wire: {simulated: thermal-80}', "wire: {tcp: '192.168.1.50:9100'}")],
      /devices\.yaml 第 \d+ 行 +devices\[0\]：没有写 model，按 80 mm 的纸（generic-80）排版；58 mm .*应写 model: generic-58/,
    ],
  ])('%s', async ([, edits, told]) => {
    expect(await warningsOf(edits)).toEqual([expect.stringMatching(told)])
  })

  test('a real station whose devices are simulated', async () => {
    const result = await readToStart(await smallConfig(REAL_STATION))
    expect(result.at === 'ok' && result.warnings).toEqual(
      Array.from(
        { length: 7 },
        (_, i) => expect.stringMatching(`devices\\[${i}\\]：接线是模拟的`) as unknown,
      ),
    )
  })
})

test('a printer that names its model gets no reminder', async () => {
  expect(
    await warningsOf([
      devices('wire: {simulated: thermal-80}', "wire: {tcp: '192.168.1.50:9100'}\n    model: generic-58"),
    ]),
  ).toEqual([])
})

test('an expression of an errand that is gone rests, and the others lead where they led', async () => {
  const folder = await smallConfig([
    { file: 'catalogue/expressions.yaml', from: 'item: 10', to: 'item: 63' },
    { file: 'catalogue/expressions.yaml', from: 'related: [50]', to: 'related: [99, 50]' },
  ])
  const result = await read(folder)
  expect(result.at === 'ok' && result.settings.written.contents.guide.expressions).toMatchObject({
    here: [],
    elsewhere: [{ title: '交水费', related: [50] }],
  })
})

test('a real station that still has the phone and address of the sample is told each, and starts', async () => {
  const edits = REAL_STATION.filter(({ from }) => !/^(phone|address)/.test(from))
  const folder = await smallConfig(edits)
  const result = await read(folder)
  const own = (result.at === 'faults' ? result.faults : []).filter(({ file }) =>
    file.endsWith('station.yaml'),
  )
  expect(own).toMatchObject([
    { path: 'address', line: expect.any(Number) as unknown },
    { path: 'phone', message: expect.stringContaining('真实的站应为：打得通的电话') as unknown },
  ])
  expect((await readToStart(folder)).at).toBe('ok')
})
