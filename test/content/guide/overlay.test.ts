import { beforeAll, describe, expect, test } from 'vitest'
import { pathText } from '#daemon/content/check/finding.ts'
import { unconfirmedOf } from '#daemon/content/guide/elements.ts'
import { keptGuide, lockedFindings, overCity } from '#daemon/content/guide/overlay.ts'
import type { CatalogueItem } from '#contract/guide-document.ts'
import { readToStart, SHIPPED } from '../../settings/small-config.ts'

let city: CatalogueItem
beforeAll(async () => {
  const read = await readToStart(SHIPPED)
  if (read.at === 'faults') throw new Error(JSON.stringify(read.faults))
  city = read.settings.written.contents.guide.items.find(({ seq }) => seq === 18)!
})

const confirmation = { element: '办理时限', source: '镇民政办答复', on: '2026-11-28', by: '张桂英' } as const
const promised = (days: number) => ({ ...city.timeLimit, promisedWorkdays: days })
/** As a station keeps it: its own ways and agencies, and the promise that it has confirmed. */
const stations = (): CatalogueItem => ({
  ...city,
  channels: ['窗口：2号窗口'],
  here: {
    agencies: [{ kind: '银行', name: '农商行', place: '南街1号', hours: '周一至周五', phone: '4391234' }],
  },
  timeLimit: promised(20),
  confirmed: [confirmation],
})
/** What the station wrote, over what the city says now. */
function over(now: Partial<CatalogueItem>, wrote: Partial<CatalogueItem> = {}) {
  const cityNow = { ...city, ...now }
  const { document, findings } = overCity(keptGuide({ ...stations(), ...wrote }, city), cityNow)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both sides have its shape
  const guide = document as CatalogueItem
  return { guide, told: findings.map(({ path }) => pathText(path)), waits: unconfirmedOf(guide) }
}

describe('the city’s guide and the station’s overlay change independently:', () => {
  test('as long as the city says the same, the guide is as the station wrote it', () => {
    const { guide, told, waits } = over({})
    expect(guide).toEqual(stations())
    expect(told).toEqual([])
    expect(waits).not.toContain('办理时限')
  })

  test('a new catalogue is taken, and the station keeps its ways, agencies and confirmations', () => {
    const { guide, told, waits } = over({ fee: '不收费。', conditions: ['新条件'], result: '新结果' })
    expect(guide).toEqual({ ...stations(), fee: '不收费。', conditions: ['新条件'], result: '新结果' })
    expect(told).toEqual([])
    expect(waits).not.toContain('办理时限')
  })

  test('what the city changes after it was confirmed shows as the city has it, and is 待核定 again', () => {
    const { guide, told, waits } = over({ timeLimit: { ...city.timeLimit, text: '承诺件。新办法。' } })
    expect(guide.timeLimit).toEqual({ ...city.timeLimit, text: '承诺件。新办法。' })
    expect(guide.confirmed).toEqual([])
    expect(told).toEqual(['timeLimit', 'confirmed'])
    expect(waits).toContain('办理时限')
  })

  test('a confirmation holds where the city comes to say the same', () => {
    const { guide, told } = over({ timeLimit: promised(20) })
    expect([guide.timeLimit, guide.confirmed, told]).toEqual([promised(20), [confirmation], []])
  })

  test('the city has the last word once it confirms an element itself', () => {
    const localConfirm = city.provenance.localConfirm.filter((element) => element !== '办理时限')
    const { guide, told } = over({ provenance: { ...city.provenance, localConfirm } })
    expect(guide.timeLimit).toEqual(city.timeLimit)
    expect(told).toEqual(['timeLimit', 'confirmed'])
  })

  test('a field that the station took away stays away', () => {
    const written = { ...city, suspended: '系统升级' }
    const { suspended: _resumed, ...resumed } = written
    const { document } = overCity(keptGuide(resumed, written), { ...written, fee: '不收费。' })
    expect(document).toEqual({ ...resumed, fee: '不收费。' })
  })

  test('a guide of the station’s own has no city beside it', () => {
    const own = { ...city, of: 'station' as const }
    expect(keptGuide(own, undefined)).toBe(own)
    expect(keptGuide(stations(), own)).toEqual(stations())
    expect(overCity(own, undefined)).toEqual({ document: own, findings: [] })
  })
})

describe('what the city sets', () => {
  const found = (by: Partial<CatalogueItem>, may = false) =>
    lockedFindings({ ...city, ...by }, city, may).map(
      ({ path, words, blocks }) => `${blocks ? '!' : '?'} ${pathText(path)} ${words}`,
    )

  test('is locked at the station, with the reason', () => {
    expect(found({ fee: '收费 10 元' })).toEqual([
      '! fee 收费情况全市统一，本站不能改（安政办〔2020〕36号第5条）',
    ])
    expect(found({ channels: ['窗口'], here: { hours: '每周二' }, suspended: '系统升级' })).toEqual([])
  })

  test('may be filled in where it is 待核定, with a confirmation', () => {
    const [words] = found({ timeLimit: promised(20) })
    expect(words).toMatch(/^! timeLimit 办理时限 待核定，改了应一并核定/)
    expect(found({ timeLimit: promised(20), confirmed: [confirmation] })).toEqual([])
  })

  test('may be changed by who may answer for the catalogue, and is told', () => {
    expect(found({ fee: '收费 10 元' }, true)).toEqual([expect.stringMatching(/^\? fee 收费情况全市统一/)])
  })
})
