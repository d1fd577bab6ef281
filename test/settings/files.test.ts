import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatFaults } from '#daemon/settings.ts'
import { parseYaml } from '#daemon/content/files/yaml-file.ts'
import { read, SHIPPED, smallConfig } from './small-config.ts'

test.for([
  ['a full-width colon', 'id: a\nname：示例\n', 2, '半角冒号'],
  ['no space after a colon', 'id:a\nname: b\n', 1, '缺一个空格'],
  ['a tab for an indent', 'hours:\n\ttext: []\n', 2, '应改成空格'],
  ['a field that stands there twice', 'id: a\nid: b\n', 2, '应只留一个'],
  ['two documents', 'id: a\n---\nid: b\n', 2, '应只留一份'],
  ['fields that do not stand in one line', 'a:\n    b: 1\n  c: 2\n', 3, '缩进'],
  ['something that is no YAML at all', 'a: "b\n', 2, '不是合法的 YAML'],
] as const)('a file with %s says where and what to do', ([, text, line, words]) => {
  const result = parseYaml(text, 'config/station.yaml')
  expect(result).toMatchObject({
    at: 'faults',
    faults: expect.arrayContaining([
      { file: 'config/station.yaml', path: '', line, message: expect.stringContaining(words) as unknown },
    ]) as unknown,
  })
})

test('a file in GBK is told to be saved as UTF-8', async () => {
  const folder = await smallConfig()
  const gbk = Buffer.from([...Buffer.from('name: '), 0xca, 0xbe, 0xc0, 0xfd])
  await writeFile(join(folder, 'station.yaml'), gbk)
  expect(await read(folder)).toMatchObject({
    at: 'faults',
    faults: [{ message: expect.stringContaining('UTF-8') as unknown }],
  })
})

test.for([
  'station.yaml',
  'devices.yaml',
  'board.yaml',
  'places.yaml',
  'catalogue/catalogue.yaml',
  'catalogue/items',
])('without %s there are no settings', async (file) => {
  const folder = await smallConfig()
  await rm(join(folder, file), { recursive: true })
  expect(await read(folder)).toMatchObject({
    at: 'faults',
    faults: [{ file: expect.stringMatching(new RegExp(`${file}$`)) as unknown, path: '', line: null }],
  })
})

test.for([
  'station.yaml',
  'devices.yaml',
  'board.yaml',
  'places.yaml',
  'catalogue/catalogue.yaml',
  'catalogue/items/1.yaml',
])('an empty %s is a fault and no crash', async (file) => {
  const folder = await smallConfig()
  await writeFile(join(folder, file), '')
  const result = await read(folder)
  expect(result.at === 'faults' && result.faults[0]?.message).toMatch(/^这里空着，应为：一组字段/)
})

test('two errands cannot share a number', async () => {
  const folder = await smallConfig([
    { file: 'catalogue/items/38.yaml', from: 'seq: 38', to: 'seq: 17' },
    { file: 'catalogue/catalogue.yaml', from: '[17, 38]', to: '[17]' },
  ])
  expect(await read(folder)).toMatchObject({
    at: 'faults',
    faults: [{ path: 'seq', message: expect.stringContaining('17.yaml 重复') as unknown }],
  })
})

test('a folder that is not there is told by the name of its flag', async () => {
  const result = await read(join(SHIPPED, 'nowhere'))
  expect(result).toMatchObject({ at: 'faults', faults: [{ file: '--config / KIOSK_CONFIG' }] })
})

test.for(['65536', '-1', 'http', '80.5', '0x50'])('%s is no port', async (port) => {
  const folder = await smallConfig()
  expect(await read(folder, { port })).toMatchObject({
    at: 'faults',
    faults: [
      { file: '--port / KIOSK_PORT', message: expect.stringContaining('0 到 65535 的整数') as unknown },
    ],
  })
})

test('an empty variable means the default', async () => {
  const folder = await smallConfig()
  const result = await read(folder, { port: '', logLevel: '', data: '' })
  expect(result).toMatchObject({ at: 'ok', settings: { port: 8080, logLevel: 'info' } })
})

test('a misspelt log level says which there are', async () => {
  const folder = await smallConfig()
  expect(await read(folder, { logLevel: 'inof' })).toMatchObject({
    at: 'faults',
    faults: [{ file: 'KIOSK_LOG', message: expect.stringContaining('是不是 info？') as unknown }],
  })
})

test('faults read as a list by file and line', () => {
  const text = formatFaults([
    { file: 'config/station.yaml', path: 'queues[0].letter', line: 47, message: '写的是 a，应为：大写字母' },
    { file: 'config/devices.yaml', path: '', line: null, message: '没有这个文件' },
    { file: 'config/station.yaml', path: 'phone', line: 13, message: '缺少这一项，应为：电话' },
  ])
  expect(text).toBe(`配置有 3 处要改，改好再启动（faults in the configuration: 3）

config/station.yaml
  第 13 行  phone
      缺少这一项，应为：电话
  第 47 行  queues[0].letter
      写的是 a，应为：大写字母

config/devices.yaml
  没有这个文件`)
})
