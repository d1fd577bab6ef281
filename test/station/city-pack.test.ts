import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { GuideReply, GuideSearchReply } from '#contract/guide.ts'
import type { NoticesReply } from '#contract/notice.ts'
import { newKeyPair } from '#daemon/store/packs/pack-keys.ts'
import { openEditor } from '#test/support/editor-client.ts'
import { city, cityPack, openPacks } from '#test/support/city-packs.ts'
import { ownAccount } from '#test/support/staff-client.ts'
import { stationOfTest } from '#test/support/housed-station.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const NOTICE = {
  class: '通知公告',
  title: '全市停办一天',
  publisher: '示例市',
  publishedAt: '2026-11-12',
  body: '系统升级。',
}

/** Every file of a folder by its path, but for those of the ledger, which grows, and what is written meanwhile by itself. */
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !/\.db|views|snapshot|guides-shown/.test(name),
  )

test("a city's catalogue is compared, taken, gone back from, and refused where it is not the city's", async () => {
  const stick = tempFolder()
  const station = await stationOfTest({
    devices: withoutPrinter,
    station(config) {
      config.cityPack = { keys: [{ name: '示例市', key: city.publicKey }], folders: [stick] }
    },
  })
  const packs = await openPacks(station)
  const get = async <Body>(path: string) => (await (await fetch(`${station.url}${path}`)).json()) as Body
  const fee = async () => (await get<GuideReply>('/api/guides/18')).guide.fee
  const before = await fee()
  const editor = await openEditor(station)
  const { document = {} } = (await editor.open('guide/18')).body
  await editor.show('guide/18', null, {
    ...document,
    timeLimit: { text: '20 个工作日', statutoryWorkdays: 30, promisedWorkdays: 20 },
    steps: ['到窗口申请'],
    confirmed: [{ element: '办理时限', source: '民政局答复', on: '2026-11-20', by: '示例' }],
  })
  expect(await packs.list()).toMatchObject({
    status: 200,
    body: { stands: null, atHand: [], history: [], trusted: [{ name: '示例市' }] },
  })

  // Refused, and nothing is left of it: altered, cut off, another's, unsigned, nothing at all.
  const first = cityPack(3, {
    item(item) {
      if (item.seq !== 18) return
      item.fee = '不收费。一分钱也不收。'
      item['timeLimit'] = { text: '25 个工作日', statutoryWorkdays: 30, promisedWorkdays: 25 }
    },
  })
  const files = filesIn(station.dataDir)
  const altered = Buffer.from(first)
  altered[altered.length >> 1] = (altered[altered.length >> 1] ?? 0) ^ 1
  const other = newKeyPair()
  const foreign = cityPack(9, { more: 90 }, { keys: other })
  const unsigned = Buffer.from(first.toString().replace(/,\n {2}"signature": .*\n/, '\n'))
  for (const [bytes, words] of [
    [altered, '被改过'],
    [first.subarray(0, -1), '被改过'],
    [foreign, '没有登记'],
    [unsigned, '没有签名'],
    [Buffer.from('序号,名称\n'), '不是全市目录'],
  ] as const) {
    const refused = await packs.offer(bytes)
    expect(refused).toMatchObject({ status: 422, body: { code: 'pack-refused' } })
    expect(refused.body.detail).toContain(words)
    expect(refused.body.detail).toContain('什么都没有改')
  }
  // Said to a browser that is still sending, too.
  const tooLarge = await packs.offer(Buffer.alloc(9 * 1024 * 1024))
  expect(tooLarge).toMatchObject({ status: 400, body: { detail: '发来的内容太大了。' } })
  expect(filesIn(station.dataDir)).toEqual(files)

  // Every difference is told before anything is shown.
  const { sha256 } = (await packs.offer(first)).body
  const compared = await packs.compare(sha256)
  expect(compared.body).toMatchObject({
    pack: { issuer: '示例市', version: 3, order: 'first', guides: 62, notices: 0 },
    changes: [
      {
        part: 'guide/18',
        at: 'changed',
        differences: expect.arrayContaining([{ path: ['fee'], before, after: '不收费。一分钱也不收。' }]),
        edited: true,
      },
    ],
    faults: [],
    notShown: [],
    lapsed: [expect.stringContaining('办理时限 核定以后目录改过了')],
  })
  expect(await fee()).toBe(before)
  expect(filesIn(station.dataDir)).toEqual(files)

  const taken = await packs.take(sha256)
  expect(taken).toMatchObject({ status: 200, body: { stands: { version: 3 }, atHand: [] } })
  expect(await fee()).toBe('不收费。一分钱也不收。')
  // What is the station's own stays over it; what the city knows better does not.
  expect((await get<GuideReply>('/api/guides/18')).guide).toMatchObject({
    steps: ['到窗口申请'],
    timeLimit: { promisedWorkdays: 25 },
  })

  // The next one lies on a stick: an errand is gone, another is found by a new name, and a notice hangs.
  const second = cityPack(4, {
    item: (item) => item.seq === 18 && (item.plainTitle = '办暖心低保'),
    without: 62,
    parts: { 'notice/2026-11-12-tingban': NOTICE },
  })
  mkdirSync(join(stick, 'SHICHENG'))
  writeFileSync(join(stick, 'SHICHENG', 'mulu.pack.json'), second)
  writeFileSync(join(stick, 'other.pack.json'), foreign)
  const found = (await packs.list()).body.atHand
  expect(found).toMatchObject([
    { name: 'other.pack.json', pack: null, refused: expect.stringContaining('没有登记') },
    { name: 'mulu.pack.json', folder: join(stick, 'SHICHENG'), pack: { version: 4, order: 'newer' } },
  ])
  const next = found[1]?.pack?.sha256 ?? ''
  const changes = (await packs.compare(next)).body.changes.map(({ part, at }) => `${part} ${at}`)
  expect(changes.toSorted()).toEqual([
    'catalogue/index changed',
    'guide/18 changed',
    'guide/62 gone',
    'notice/2026-11-12-tingban new',
  ])
  expect(await packs.take(next)).toMatchObject({ status: 200, body: { stands: { version: 4 } } })
  const results = await get<GuideSearchReply>(`/api/guides/search?q=${encodeURIComponent('暖心低保')}`)
  expect(results.results[0]?.seq).toBe(18)
  expect((await fetch(`${station.url}/api/guides/62`)).status).toBe(410)
  const titles = async () => (await get<NoticesReply>('/api/notices')).notices.map(({ title }) => title)
  expect(await titles()).toContain(NOTICE.title)

  // An older one only with a reason; the station's own files are the last step back.
  expect(await packs.take(sha256)).toMatchObject({ status: 409, body: { code: 'downgrade' } })
  expect(await packs.take(sha256, '第 4 号有错')).toMatchObject({ body: { stands: { version: 3 } } })
  expect(await titles()).not.toContain(NOTICE.title)
  expect((await fetch(`${station.url}/api/guides/62`)).status).toBe(200)
  await station.stop()
  await station.restart()
  const again = await openPacks(station)
  expect(await fee()).toBe('不收费。一分钱也不收。')
  expect((await again.remove('先用本站的')).body).toMatchObject({ stands: null })
  expect(await fee()).toBe(before)
  const told = async () =>
    (await again.list()).body.history.map((act) => [
      act.at === 'taken' ? act.pack.version : act.at,
      act.reason,
    ])
  const acts = [
    ['removed', '先用本站的'],
    [3, '第 4 号有错'],
    [4, null],
    [3, null],
  ]
  expect(await told()).toEqual(acts)

  // Another city is paired: her own PIN, a key that is one, and none that the configuration has already.
  expect(await again.readKey('序号,名称')).toMatchObject({ status: 422, body: { code: 'no-key' } })
  const secret = await again.readKey(other.privateKey)
  expect(secret).toMatchObject({ status: 422, body: { code: 'private-key' } })
  expect(secret.body.detail).toContain('私钥只能留在市里')
  expect(await again.readKey(city.publicKey)).toMatchObject({ body: { known: '示例市' } })
  const { key, fingerprint, known } = (await again.readKey(`  ${other.publicKey}\r\n`)).body
  expect([key, known]).toEqual([other.publicKey, null])
  const wrong = await again.trust(key, '别的市', '000000')
  expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong-pin' } })
  expect(await again.trust(city.publicKey, '示例市')).toMatchObject({
    status: 409,
    body: { code: 'key-known' },
  })
  expect(await told()).toEqual(acts)
  const { name: lead } = await ownAccount(station)
  const trusted = await again.trust(key, '别的市')
  expect(trusted.body.trusted).toMatchObject([
    { name: '示例市', paired: null },
    { name: '别的市', fingerprint, paired: { by: lead } },
  ])
  expect(await again.trust(key, '又一个市')).toMatchObject({ status: 409, body: { code: 'key-known' } })

  // What lies on the stick is its, and can be taken now; a restart does not forget whose packs are taken.
  await station.stop()
  await station.restart()
  const packsOfOther = await openPacks(station)
  const onStick = (await packsOfOther.list()).body.atHand.find(({ name }) => name === 'other.pack.json')?.pack
  expect(onStick).toMatchObject({ version: 9, order: 'first' })
  const ninth = onStick?.sha256 ?? ''
  expect(await packsOfOther.take(ninth)).toMatchObject({
    status: 200,
    body: { stands: { version: 9, trusted: true } },
  })
  expect((await fetch(`${station.url}/api/guides/90`)).status).toBe(200)

  // Withdrawn: nothing more of it is taken, and what stands of it stays and is named.
  const sent = (await packsOfOther.offer(cityPack(10, {}, { keys: other }))).body.sha256
  const keep = await packsOfOther.withdraw(city.publicKey, '换了钥匙')
  expect(keep).toMatchObject({ status: 409, body: { code: 'key-configured' } })
  expect(await packsOfOther.withdraw(key, '对不上', '000000')).toMatchObject({ status: 401 })
  const withdrawn = await packsOfOther.withdraw(key, '指纹后来对不上')
  expect(withdrawn).toMatchObject({
    status: 200,
    body: { stands: { version: 9, trusted: false }, trusted: [{ name: '示例市' }] },
  })
  expect(withdrawn.body.history[0]).toMatchObject({
    at: 'key-withdrawn',
    name: '别的市',
    by: lead,
    reason: '指纹后来对不上',
  })
  const refused = { status: 422, body: { code: 'pack-refused', detail: expect.stringContaining('没有登记') } }
  for (const sha256 of [ninth, sent]) {
    expect(await packsOfOther.compare(sha256)).toMatchObject(refused)
    expect(await packsOfOther.take(sha256)).toMatchObject(refused)
  }
  expect(await packsOfOther.offer(cityPack(11, {}, { keys: other }))).toMatchObject(refused)
  expect((await packsOfOther.remove('先用本站的')).body).toMatchObject({ stands: null })
  expect(await fee()).toBe(before)
  // Who comes with an old slip for what only that catalogue had is told since when it is gone, and whom to ask.
  const gone = await fetch(`${station.url}/api/guides/90`)
  expect([gone.status, await gone.json()]).toEqual([
    410,
    expect.objectContaining({
      code: 'guide-withdrawn',
      detail: expect.stringMatching(/“全市的第90件事”的办事指南已于\d{4}年\d+月\d+日撤下。请问/),
    }),
  ])
  expect((await fetch(`${station.url}/api/guides/91`)).status).toBe(404)
})
