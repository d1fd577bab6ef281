import { beforeAll, expect, test } from 'vitest'
import type { Guide } from '#contract/guide.ts'
import { compose } from '#daemon/devices/protocols/escpos/compose.ts'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { guidePaper } from '#daemon/desks/guides/guide-paper.ts'
import { readSettings } from '#daemon/settings.ts'
import { contentHash } from '#daemon/daemon/content-hash.ts'
import { stationGuides } from '#daemon/content/published/guides.ts'
import { madeContents } from '#test/support/made-contents.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { shippedModel } from '#test/support/printer-models.ts'
import { readJob, unknownIn, wordsOn } from '#test/support/read-slip.ts'
import { silentLog } from '#test/support/silent-log.ts'

const FACTS = {
  stationName: '示例社区便民服务站',
  phone: '0536-0000000（示例号码）',
  sample: true,
  day: '2026-11-23',
}
let guides: Guide[]

beforeAll(async () => {
  const drivers = await scanDrivers()
  const nothing = { config: undefined, data: undefined, port: undefined, logLevel: undefined }
  const read = await readSettings(nothing, drivers)
  if (read.at === 'faults') throw new Error(JSON.stringify(read.faults))
  const known = stationGuides(madeContents(read.settings.written.contents), () => 'general', {
    clock: manualClock(),
    log: silentLog(),
    hashOf: contentHash,
  })
  guides = known.list().guides.flatMap(({ seq }) => known.guide(seq) ?? [])
})

function linesOn(guide: Guide, model: 'generic-80' | 'generic-58'): string[] {
  const printer = shippedModel(model)
  const { inks } = readJob(compose(guidePaper(guide, FACTS), printer, { at: 'fence' }), printer.dots)
  expect(unknownIn(inks)).toEqual([])
  return wordsOn(inks)
}

/** The words on paper without the breaks that its width makes. */
function printed(guide: Guide, model: 'generic-80' | 'generic-58'): string {
  return linesOn(guide, model).join('').replaceAll(/[\s□]/g, '')
}

test.for(['generic-80', 'generic-58'] as const)(
  'all 62 guides print on %s, whole, with nothing the printer would not understand',
  (model) => {
    expect(guides).toHaveLength(62)
    for (const guide of guides) {
      const words = printed(guide, model)
      const told = [guide.plainTitle, guide.kind, guide.fee, guide.timeLimit.text, guide.version]
      for (const text of [...told, ...guide.conditions, ...guide.materials.map(({ name }) => name)]) {
        expect(words, `${guide.seq}: ${text}`).toContain(text.replaceAll(/\s/g, ''))
      }
    }
  },
)

test('an element nobody has confirmed says 待核定 in its heading, a confirmed one does not', () => {
  const guide = guides.find(({ seq }) => seq === 1)!
  expect(printed({ ...guide, unconfirmed: ['申请材料'] }, 'generic-80')).toContain('都要带待核定')
  expect(printed({ ...guide, unconfirmed: [] }, 'generic-80')).not.toContain('都要带待核定')
})

test('a promise that is not confirmed is never a number', () => {
  const guide = guides.find(
    ({ kind, timeLimit }) => kind === '承诺件' && timeLimit.promisedWorkdays === null,
  )!
  expect(printed(guide, 'generic-80')).toContain('承诺时限：待核定')
})

test('a box to tick stands before what is to be brought, and before no step, way or law', () => {
  for (const guide of guides) {
    const boxes = linesOn(guide, 'generic-80').filter((line) => line.includes('□'))
    expect(boxes).toHaveLength(guide.materials.length)
  }
})

test('a law has one pair of title marks, and says 待核定 where it is not confirmed', () => {
  for (const guide of guides) expect(printed(guide, 'generic-58')).not.toMatch(/《[^》]*《|》》/)
  const words = printed(
    guides.find(({ seq }) => seq === 31)!,
    'generic-80',
  )
  expect(words).toContain('《应急管理部财政部关于印发〈因灾倒塌、损坏住房恢复重建救助工作规范〉的通知》')
  const basis = { title: '某办法', confidence: 'medium' } as const
  expect(printed({ ...guides[0]!, legalBasis: [basis] }, 'generic-80')).toContain('《某办法》［待核定］')
})

test('a fee that nobody has confirmed says 待核定 once', () => {
  const fee = (guide: Guide) => /收费(.*?)──/.exec(printed(guide, 'generic-80'))?.[1] ?? ''
  const guide = guides.find(({ seq }) => seq === 17)!
  expect(fee(guide)).toBe('待核定鉴定是否收费以卫生健康部门答复为准；代办不收费。')
  expect(fee({ ...guide, fee: '待核定' })).toBe('待核定')
})

test('what the station adds is on paper: where to pay, the agencies with their hours, the code of the entry, who checked it', () => {
  const agency = {
    kind: '银行',
    name: '农商行',
    place: '南街1号',
    hours: '周一至周五',
    phone: '4391234',
  } as const
  const guide: Guide = {
    ...guides[0]!,
    checked: { on: '2026-11-20', by: '张桂英' },
    here: {
      hours: '每周二',
      contact: null,
      window: '2号窗口',
      forms: [{ name: '申请书', where: '到窗口领' }],
    },
    agencies: [agency],
    portal: { name: '一网通办', url: 'https://example.invalid/1' },
    payment: { payee: '自来水公司', place: '营业厅', number: '户号' },
  }
  const { blocks } = guidePaper(guide, FACTS)
  expect(blocks).toContainEqual({ at: 'qr', text: 'https://example.invalid/1', caption: '扫码去网上办' })
  const words = printed(guide, 'generic-58')
  for (const said of ['交给自来水公司', '要带户号', '时间每周二', '窗口2号窗口', '表格申请书：到窗口领'])
    expect(words).toContain(said)
  expect(words).toContain('农商行（银行）：南街1号，周一至周五，电话4391234')
  expect(words).toContain('最后核对2026年11月20日，张桂英')
  for (const said of ['代办网点', '最后核对', '在本站办', '交给'])
    expect(printed(guides[0]!, 'generic-58')).not.toContain(said)
})
