import { beforeAll, expect, test } from 'vitest'
import type { Guide } from '#contract/guide.ts'
import { compose } from '#daemon/devices/protocols/escpos/compose.ts'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { guidePaper } from '#daemon/desks/guides/guide-paper.ts'
import { readSettings } from '#daemon/settings.ts'
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
  })
  guides = known.list().guides.flatMap(({ seq }) => known.guide(seq) ?? [])
})

/** The words on paper without the breaks that its width makes. */
function printed(guide: Guide, model: 'generic-80' | 'generic-58'): string {
  const printer = shippedModel(model)
  const { inks } = readJob(compose(guidePaper(guide, FACTS), printer, { at: 'fence' }), printer.dots)
  expect(unknownIn(inks)).toEqual([])
  return wordsOn(inks).join('').replaceAll(/[\s□]/g, '')
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
