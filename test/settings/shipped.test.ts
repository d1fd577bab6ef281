import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { readSettings, type Settings, strictly } from '#daemon/settings.ts'
import { RECOMMENDED } from '../../scripts/fairness/choice.ts'
import { schemaFiles } from '../../scripts/write-schemas.ts'
import { ANNEX } from './annex.ts'
import { read, SHIPPED, smallConfig } from './small-config.ts'

async function shipped(config: string, replace: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-config-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await cp(config, folder, { recursive: true })
  for (const [file, text] of Object.entries(replace)) await writeFile(join(folder, file), text)
  const options = { config: folder, data: undefined, port: undefined, logLevel: undefined }
  return strictly(await readSettings(options, await scanDrivers()))
}

describe('the shipped configuration', () => {
  let settings: Settings
  beforeAll(async () => {
    const options = { config: undefined, data: undefined, port: undefined, logLevel: undefined }
    const result = strictly(await readSettings(options, await scanDrivers()))
    if (result.at === 'faults') throw new Error(JSON.stringify(result.faults))
    expect(result.warnings).toEqual([])
    ;({ settings } = result)
  })

  test('is a sample station that is open at all hours and gives out any number of tickets', () => {
    expect(settings.station).toMatchObject({ sample: true, hours: { weekly: [], closedDays: [] } })
    expect(settings.station.queues.map(({ dailyQuota }) => dailyQuota)).toEqual([null])
  })

  test('calls as the figures recommend for so few windows', () => {
    expect(settings.station.windows).toHaveLength(3)
    expect(settings.station.priority).toMatchObject(RECOMMENDED.get(2) ?? {})
  })

  test('has a simulated device for every port, with their drivers’ defaults filled in', () => {
    expect(settings.devices).toMatchObject([
      { id: 'printer-1', wire: { simulated: 'thermal-80' }, at: { kiosk: 'kiosk-1' } },
      { id: 'reader-1', wire: { simulated: 'card-reader' }, at: { kiosk: 'kiosk-1' } },
      { id: 'scanner-1', wire: { simulated: 'scanner-hid-pos' }, at: { kiosk: 'kiosk-1' } },
      { id: 'display-1', wire: { simulated: 'cd5220' }, at: { window: 'W1' } },
      { id: 'pad-1', wire: { simulated: 'caller-pad' }, at: { window: 'W1' } },
      { id: 'pad-2', wire: { simulated: 'keypad' }, at: { window: 'W1' } },
      { id: 'voice-1', wire: { simulated: 'syn6288' } },
    ])
    expect(settings.devices[0]?.options).toMatchObject({ model: 'generic-80' })
  })

  test('carries the 62 errands of the annex, name by name', () => {
    const items = settings.written.contents.guide.items.map(({ seq, name, kind, remark }) => ({
      seq,
      name,
      kind,
      remark,
    }))
    expect(items).toEqual(ANNEX)
  })

  test('counts as the annex does', () => {
    const { items } = settings.written.contents.guide
    const count = (holds: (item: (typeof items)[number]) => boolean) => items.filter(holds).length
    expect({
      即办件: count(({ kind }) => kind === '即办件'),
      承诺件: count(({ kind }) => kind === '承诺件'),
      当场办: count(({ handling }) => handling === '当场办'),
      帮办代办: count(({ handling }) => handling === '帮办代办'),
      便民服务: count(({ itemClass, handling }) => itemClass === '便民服务' && handling === null),
    }).toEqual({ 即办件: 36, 承诺件: 26, 当场办: 3, 帮办代办: 32, 便民服务: 27 })
  })

  test('fills every class of the board, and marks as a sample what is invented', () => {
    const { classes, notices } = settings.written.contents.notice
    const counts = Map.groupBy(notices, (notice) => notice.class)
    expect(classes.map(({ id, catalogue }) => [id, counts.get(id)?.length, catalogue])).toEqual([
      ['事项清单', 1, true],
      ['服务指南', 1, true],
      ['服务规范', 9, false],
      ['服务流程', 6, false],
      ['规章制度', 13, false],
      ['通知公告', 2, false],
      ['惠农补贴公示', 1, false],
      ['低保公示', 1, false],
      ['党务公开', 1, false],
      ['村务公开', 1, false],
      ['财务公开', 1, false],
    ])
    // What the document itself says, and plain good practice, stays when the sample ends.
    const ofTheDocument = ['事项清单', '服务指南', '服务规范', '服务流程', '规章制度']
    const kept = notices.filter(({ sample }) => !sample)
    expect(kept).toHaveLength(29)
    expect(new Set(kept.map((notice) => notice.class))).toEqual(new Set(ofTheDocument))
    expect(JSON.stringify(kept)).not.toContain('示例')
    expect(kept.filter(({ publisher, until }) => publisher !== '本站' || until !== null)).toEqual([])
    // A 社区 has neither a 村 nor its 村民.
    const invented = notices.filter(({ sample }) => sample).map(({ title, blocks }) => [title, blocks])
    expect(JSON.stringify(invented)).not.toContain('村')
  })

  test('names the document whole in what a notice is based on', () => {
    const sources = settings.written.contents.notice.notices.flatMap(({ source }) => source ?? [])
    expect(sources.filter((source) => /^(?:文件|附件|方案)[·・]/.test(source))).toEqual([])
  })

  test('says of no class of the board what it is called online before somebody has confirmed it', () => {
    expect(settings.written.contents.notice.classes.filter(({ online }) => online !== '待核定')).toEqual([])
  })

  test('shows the six areas of the document on the map of the hall', () => {
    const names = ['咨询引导', '窗口受理', '后台办公', '休息等待', '自助服务', '信息公开']
    expect(settings.written.contents.places.areas.map(({ name }) => name)).toEqual(names)
    expect(settings.written.contents.places.sample).toBe(true)
  })

  test('shows no code that nobody has confirmed', () => {
    const waiting = settings.written.contents.guide.items.filter(({ provenance }) =>
      provenance.localConfirm.includes('事项编码'),
    )
    expect(waiting.map(({ code }) => code)).toEqual(waiting.map(() => null))
  })
})

test('the example of a real station is complete and clean, and calls as the figures recommend for its one window', async () => {
  const text = await readFile(join(SHIPPED, 'examples', 'station-village.yaml'), 'utf8')
  const result = await shipped(SHIPPED, { 'station.yaml': text })
  expect(result).toMatchObject({
    at: 'ok',
    warnings: [],
    settings: { station: { type: '村', priority: RECOMMENDED.get(1) } },
  })
})

test('the examples in the comments of devices.yaml work when they are uncommented', async () => {
  const text = await readFile(join(SHIPPED, 'devices.yaml'), 'utf8')
  const examples = text.match(/^# {3}- id: .*\n(?:# {5}.*\n)+/gm) ?? []
  expect(examples).toHaveLength(13)
  for (const example of examples) {
    const devices = `devices:\n${example.replaceAll(/^# /gm, '')}`
    expect(await shipped(SHIPPED, { 'devices.yaml': devices })).toMatchObject({ at: 'ok' })
  }
})

test('the schemas for editors are those the daemon checks with', async () => {
  const folder = join(SHIPPED, 'schemas')
  const written = await Promise.all(
    (await readdir(folder)).map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  )
  expect(new Map(written)).toEqual(schemaFiles())
})

test.for([
  ['社区', 120, 0],
  ['社区', 99.5, 1],
  ['村', 60, 0],
  ['村', 49, 1],
  ['网点', 12, 0],
] as const)('a %s of %d m² gives %d warnings and starts all the same', async ([type, area, count]) => {
  const name = type === '村' ? '示例村便民服务站' : '示例社区便民服务站'
  const folder = await smallConfig([
    { file: 'station.yaml', from: 'name: 示例社区便民服务站', to: `name: ${name}` },
    { file: 'station.yaml', from: 'type: 社区', to: `type: ${type}` },
    { file: 'station.yaml', from: 'areaSquareMeters: 120', to: `areaSquareMeters: ${area}` },
  ])
  const result = await read(folder)
  expect(result.at === 'ok' && result.warnings).toHaveLength(count)
})
