import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { personalDetails } from '#daemon/content/notice/personal-details.ts'
import { unmaskedNumber } from '#daemon/content/notice/unmasked.ts'
import { SHIPPED } from '../../settings/small-config.ts'

const found = (body: string) =>
  personalDetails(body, 2026).map(
    ({ line, what, found: text, column }) => `${line} ${what} ${column ?? ''} ${text}`,
  )

test('a list of people is searched by what its columns hold, row by row', () => {
  const list = [
    '以下为拟确认的家庭。',
    '',
    '| 姓名 | 年龄 | 身份证号 | 联系电话 | 一卡通账号 | 病情 | 出生年月 |',
    '|---|---|---|---|---|---|---|',
    '| 赵某某 | 45 | 3707**********12 | 138****0000 | 6222****1234 | 无 | 1981-01 |',
    '| 钱某某 | 9 | 370784950101123 | 0536-4221100 | 90210100123 | 长期卧床 | 2017年3月 |',
    '| 孙某某 | 12岁 |  |  |  |  |  |',
  ].join('\n')
  expect(found(list)).toEqual([
    '5 未成年人 年龄 9',
    '5 身份证号 身份证号 370784950101123',
    '5 电话 联系电话 0536-4221100',
    '5 账号 一卡通账号 90210100123',
    '5 病情 病情 长期卧床',
    '5 未成年人 出生年月 2017年3月',
    '6 未成年人 年龄 12岁',
  ])
})

test('what its column tells of a row is told once, and what stands beside it is told, too', () => {
  const list = [
    '| 姓名 | 病情 | 备注 |',
    '|---|---|---|',
    '| 赵某某 | 尿毒症 |  |',
    '| 钱某某 | 9岁患癫痫 | 其母肝癌 |',
  ].join('\n')
  expect(found(list)).toEqual([
    '2 病情 病情 尿毒症',
    '3 病情 病情 9岁患癫痫',
    '3 病情  肝癌',
    '3 未成年人  9岁',
  ])
})

test.for([
  ['李某某患尿毒症，家庭困难', '病情'],
  ['户主为精神残疾', '病情'],
  ['残疾一级', '病情'],
  ['其子今年9岁，在校', '未成年人'],
  ['现住幸福小区3号楼2单元501室', '住址'],
] as const)('%s names %s', ([text, what]) => {
  expect(personalDetails(text, 2026).map((detail) => detail.what)).toEqual([what])
})

test.for([
  '年满16周岁以上的居民可以参保',
  '60周岁以上老人，每月发放',
  '6至12岁儿童免费接种疫苗',
  '本月开展妇女两癌筛查，欢迎报名',
  '高血压、糖尿病患者健康知识讲座',
  '不公开身份证号、病情、残疾等级，不公开未成年人姓名',
  '应到代表20人，实到18人',
  '联系电话：0536-4221100',
  '地点：幸福路12号便民服务站二楼',
])('%s names nobody', (text) => {
  expect(found(text)).toEqual([])
})

test('a class that masks some kinds alone marks those, and no other', () => {
  const list =
    '| 姓名 | 住址 | 电话 |\n|---|---|---|\n| 赵某某 | 幸福路3号2单元501室 | 0536-4221100 |\n| 钱某某 | 第2小组 |  |'
  expect(found(list)).toEqual(['2 住址 住址 幸福路3号2单元501室', '2 电话 电话 0536-4221100'])
  expect(personalDetails(list, 2026, ['电话']).map(({ what }) => what)).toEqual(['电话'])
  expect(unmaskedNumber('370784195001011234', ['账号', '电话'])).toBeNull()
  expect(unmaskedNumber('370784195001011234 13800001111', ['账号', '电话'])).toBe('手机号')
})

test('nothing is found in what ships', () => {
  const folder = join(SHIPPED, 'notices')
  for (const of of readdirSync(folder, { withFileTypes: true })) {
    if (!of.isDirectory() || !/公示|务公开/.test(of.name)) continue
    for (const name of readdirSync(join(folder, of.name)))
      expect(found(readFileSync(join(folder, of.name, name), 'utf8')), name).toEqual([])
  }
})
