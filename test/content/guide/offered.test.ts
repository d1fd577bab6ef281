import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkBeforePublishing } from '#daemon/content/guide/check-before-publishing.ts'
import { offeredAt } from '#daemon/content/guide/offered.ts'
import { type Edit, read, SHIPPED, smallConfig } from '../../settings/small-config.ts'

async function contentsOf(folder: string) {
  const result = await read(folder)
  if (result.at === 'faults') throw new Error(JSON.stringify(result.faults))
  return { ...result.settings.written.contents, warnings: result.warnings.join('\n') }
}

const FOR_COMMUNITIES: Edit = {
  file: 'catalogue/items/50.yaml',
  from: 'residentTicket: true',
  to: 'residentTicket: true\noutlets: community',
}
const VILLAGE: readonly Edit[] = [
  { file: 'station.yaml', from: 'type: 社区', to: 'type: 村' },
  { file: 'station.yaml', from: 'name: 示例社区便民服务站', to: 'name: 示例村便民服务站' },
]

describe('an errand that only communities carry', () => {
  test('is in a community’s list, in its domain and at home', async () => {
    const { guide, station } = await contentsOf(await smallConfig([FOR_COMMUNITIES]))
    expect(guide.items.map(({ seq }) => seq)).toContain(50)
    expect(guide.domains.flatMap(({ items }) => items)).toContain(50)
    expect(station.commonItems.map(({ seq }) => seq)).toContain(50)
  })

  test('is in none of them at a village, which is told of it', async () => {
    const { guide, station, warnings } = await contentsOf(await smallConfig([FOR_COMMUNITIES, ...VILLAGE]))
    expect(guide.items.map(({ seq }) => seq)).not.toContain(50)
    expect(guide.domains.flatMap(({ items }) => items)).not.toContain(50)
    expect(guide.expressions.elsewhere.flatMap(({ related }) => related ?? [])).not.toContain(50)
    expect(station.commonItems.map(({ seq }) => seq)).not.toContain(50)
    expect(warnings).toContain('第 50 项 公章使用 本站不办或还没有填好，首页先不显示')
  })
})

describe('水电气暖', () => {
  const WATER = join('catalogue', 'items', '63-水费收缴.yaml')
  const filled: readonly Edit[] = [
    { file: 'catalogue/items/63.yaml', from: 'payee: null', to: 'payee: 市自来水公司' },
    { file: 'catalogue/items/63.yaml', from: 'place: null', to: 'place: 南街1号' },
  ]
  async function withWater(edits: readonly Edit[]) {
    const folder = await smallConfig()
    await cp(join(SHIPPED, WATER), join(folder, 'catalogue/items/63.yaml'))
    for (const { file, from, to } of edits) {
      const text = await readFile(join(folder, file), 'utf8')
      await writeFile(join(folder, file), text.replace(from, to))
    }
    return (await contentsOf(folder)).guide
  }

  test('are off until payee, place and the number to bring are filled', async () => {
    expect((await withWater([])).items.map(({ seq }) => seq)).not.toContain(63)
    expect((await withWater(filled)).items.map(({ seq }) => seq)).not.toContain(63)
  })

  test('are shown once they are, in the domain of their category or the last', async () => {
    const all = [...filled, { file: 'catalogue/items/63.yaml', from: 'number: null', to: 'number: 户号' }]
    const { items, domains } = await withWater(all)
    expect(items.find(({ seq }) => seq === 63)?.payment).toEqual({
      payee: '市自来水公司',
      place: '南街1号',
      number: '户号',
    })
    expect(domains.at(-1)?.items).toContain(63)
    const [unfilled] = items.flatMap((item) =>
      item.seq === 63 && item.payment
        ? checkBeforePublishing({ ...item, payment: { ...item.payment, place: ' ' } })
        : [],
    )
    expect(unfilled).toEqual({
      path: ['payment', 'place'],
      words: '交费地点空着，三样都核定了才给群众看',
      blocks: true,
    })
  })

  test('ship without a value that somebody has made up', async () => {
    const folder = join(SHIPPED, 'catalogue/items')
    const own = (await readdir(folder)).filter((name) => Number.parseInt(name, 10) > 62)
    expect(own).toHaveLength(4)
    for (const name of own)
      expect(await readFile(join(folder, name), 'utf8')).toMatch(
        /payment:\n {2}payee: null\n {2}place: null\n {2}number: null\n/,
      )
  })
})

test('a station whose type cannot be read offers what communities carry', () => {
  expect(offeredAt({ outlets: 'community' }, undefined)).toBe('here')
  expect(offeredAt({ outlets: 'community' }, '网点')).toBe('elsewhere')
})
