import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Check } from 'typebox/value'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { GuideReply, GuideSearchReply } from '#contract/guide.ts'
import { LiveEvents } from '#contract/live.ts'
import type { NoticesReply } from '#contract/notice.ts'
import type { PlacesReply } from '#contract/places.ts'
import { Trouble } from '#contract/trouble.ts'
import { type HousedStation, stationOfTest } from '#test/support/housed-station.ts'
import { openLive } from '#test/support/live-client.ts'
import { wordsOn } from '#test/support/read-slip.ts'
import { signIn } from '#test/support/staff-client.ts'
import { startStation } from '#test/support/start-station.ts'
import { settledTicket, slips, takeTicket, ticketFor, until } from '#test/support/station-client.ts'

const NOTICE = 'notices/通知公告/2026-11-12-tongzhi.md'
const WRITTEN = '---\ntitle: 明天停电\npublisher: 本站\npublishedAt: 2026-11-12\n---\n\n明天上午停电。\n'
const BROKEN = WRITTEN.replace('明天上午停电。', '<b>明天</b>上午停电。')

type Running = Pick<HousedStation, 'url' | 'configDir'>

/** As a careful editor saves: whole or not at all. */
async function save({ configDir }: Running, name: string, text: string): Promise<void> {
  await writeFile(join(configDir, `${name}.new`), text)
  await rename(join(configDir, `${name}.new`), join(configDir, name))
}

/** Puts other words into a file, like somebody with an editor. */
async function change(running: Running, name: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(running.configDir, name), 'utf8')
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`)
  await save(running, name, text.replaceAll(from, to))
}

/** Guides that read otherwise under the same version are a trouble of their own, told some seconds after a start. */
const raiseVersion = (running: Running) =>
  change(running, 'catalogue/catalogue.yaml', 'version: 2026.11.28', 'version: 2026.11.29')

const items = new Map<number, string>()
beforeAll(async () => {
  const folder = join(import.meta.dirname, '..', '..', 'config', 'catalogue', 'items')
  for (const name of await readdir(folder)) items.set(Number.parseInt(name, 10), `catalogue/items/${name}`)
})
const fileOf = (seq: number) => items.get(seq) ?? ''

async function get<T>({ url }: Running, path: string): Promise<T> {
  return (await (await fetch(url + path)).json()) as T
}

const titles = async (running: Running) =>
  (await get<NoticesReply>(running, '/api/notices')).notices.map(({ title }) => title)

/** Without those of screens: a kiosk's page is open now and then, and how long a test takes must not matter. */
const troubles = async (running: Running) => {
  const ready = await get<{ troubles: Trouble[] }>(running, '/readyz')
  return ready.troubles.filter(({ at }) => at !== 'screen')
}

/** Waits until the machine's keeper is told of something, or of nothing any more. */
const told = (running: Running, count: number) =>
  until(async () => {
    const list = await troubles(running)
    return list.length === count ? list : undefined
  }, `${count} troubles`)

describe('while the station runs', { timeout: 120_000 }, () => {
  test('a notice hangs, changes and is gone as its file is, without a restart, and every screen hears of it', async () => {
    const running = await stationOfTest()
    const screen = await openLive(running.url)
    onTestFinished(() => screen.close())
    const snapshot = await screen.first(({ event }) => event === 'snapshot')
    const { noticeCount } = snapshot.data as { noticeCount: number }

    await save(running, NOTICE, WRITTEN)
    const changed = await screen.first(({ event }) => event === 'board-changed')
    expect(changed).toMatchObject({ id: null, data: { noticeCount: noticeCount + 1 } })
    expect(await titles(running)).toContain('明天停电')
    const published = await screen.first(({ event }) => event === 'contents-changed')
    expect(published).toMatchObject({ id: null, data: { kinds: ['notice'] } })
    expect(Check(LiveEvents.properties['contents-changed'], published.data)).toBe(true)

    await change(running, NOTICE, '明天停电', '后天停电')
    await until(
      async () => ((await titles(running)).includes('后天停电') ? true : undefined),
      'the new title',
    )
    await rm(join(running.configDir, NOTICE))
    await until(async () => ((await titles(running)).includes('后天停电') ? undefined : true), 'no notice')
    expect(await troubles(running)).toEqual([])
  })

  test('a guide is found, read, printed and offered at home as its file says now', async () => {
    const running = await stationOfTest()
    await change(running, fileOf(10), '交居民医保', '交新居民医保')
    await until(async () => {
      const { guide } = await get<GuideReply>(running, '/api/guides/10')
      return guide.plainTitle === '交新居民医保' ? guide : undefined
    }, 'the changed guide')
    const { results } = await get<GuideSearchReply>(
      running,
      `/api/guides/search?q=${encodeURIComponent('交新居民医保')}`,
    )
    expect(results[0]?.seq).toBe(10)
    await ticketFor(running.url, { commandId: 'command-slip', itemSeq: 10 })
    await settledTicket(running.url, 'command-slip')
    const [slip] = await slips(running.url)
    expect(wordsOn(slip?.inks ?? []).join('')).toContain('交新居民医保')

    const index = 'catalogue/catalogue.yaml'
    const home = async () => (await fetch(`${running.url}/`)).text()
    expect(await home()).toContain('62')
    const last = await readFile(join(running.configDir, fileOf(62)), 'utf8')
    const domains = await readFile(join(running.configDir, index), 'utf8')
    await save(running, index, domains.replace(/,\s*62\b|\b62\s*,\s*/, ''))
    const said = 'catalogue/expressions.yaml'
    const expressions = await readFile(join(running.configDir, said), 'utf8')
    await save(running, said, expressions.replace(/ {2}- item: 62\n(?: {4}.*\n)+/, ''))
    await rm(join(running.configDir, fileOf(62)))
    await until(
      async () => ((await fetch(`${running.url}/api/guides/62`)).status === 404 ? true : undefined),
      'no guide 62',
    )
    expect(await home()).toMatch(/"itemCount":61\b/)
    expect(last).toContain('seq: 62')
  })

  test('an errand that is suspended in its file gives no more tickets', async () => {
    const running = await stationOfTest()
    await ticketFor(running.url, { commandId: 'command-before', itemSeq: 19 })
    await change(running, fileOf(19), 'residentTicket: true', 'residentTicket: true\nsuspended: 系统升级')
    const refused = await until(async () => {
      const answer = await takeTicket(running.url, { commandId: crypto.randomUUID(), itemSeq: 19 })
      return answer.status === 201 ? undefined : answer
    }, 'the errand to be suspended')
    expect(refused.problem?.detail).toContain('系统升级')
  })

  test('name, phone, hours and the map follow station.yaml and places.yaml', async () => {
    const running = await stationOfTest()
    const screen = await openLive(running.url)
    onTestFinished(() => screen.close())
    await change(running, 'station.yaml', 'name: 示例社区便民服务站', 'name: 新示例社区便民服务站')
    await until(async () => {
      const { places } = await get<PlacesReply>(running, '/api/places')
      return places.name === '新示例社区便民服务站' ? true : undefined
    }, 'the new name')
    const published = await screen.first(({ event }) => event === 'contents-changed')
    expect(published.data).toMatchObject({ station: { name: '新示例社区便民服务站' } })
    expect(await (await fetch(`${running.url}/`)).text()).toContain('新示例社区便民服务站')
    await change(running, 'places.yaml', '示例无线网络', '新无线网络')
    await until(async () => {
      const { places } = await get<PlacesReply>(running, '/api/places')
      return places.wifi?.ssid === '新无线网络' ? true : undefined
    }, 'the new network')
    await change(running, 'station.yaml', 'closedDays: []', `closedDays: ['${today()}', '${today(1)}']`)
    await until(async () => {
      const answer = await takeTicket(running.url, { commandId: crypto.randomUUID() })
      return answer.problem?.code === 'station-closed' ? true : undefined
    }, 'the station to be closed')
  })

  test('a file with a fault leaves everything as it was and is named, until it is mended', async () => {
    const running = await stationOfTest()
    const clerk = await signIn(running)
    await save(running, NOTICE, WRITTEN)
    await until(async () => ((await titles(running)).includes('明天停电') ? true : undefined), 'the notice')

    await save(running, NOTICE, BROKEN)
    const [trouble] = await told(running, 1)
    expect(Check(Trouble, trouble)).toBe(true)
    expect(trouble).toMatchObject({ at: 'contents', seenBy: [] })
    expect(trouble?.words).toMatch(/2026-11-12-tongzhi\.md 第 7 行：.*HTML.*原来的内容/)
    const { body } = await clerk.get('/api/troubles')
    const read = (body as { troubles: Trouble[] }).troubles
    expect(read.filter(({ at }) => at !== 'screen')).toEqual([trouble])
    expect(await titles(running)).toContain('明天停电')
    expect(await get(running, '/readyz')).toMatchObject({ status: 'ready' })

    await change(running, fileOf(10), '交居民医保', '交新居民医保')
    await raiseVersion(running)
    // A fault at another place shows that the files have been read again.
    await save(running, NOTICE, BROKEN.replace('<b>', '\n<b>'))
    await until(
      async () => ((await troubles(running))[0]?.words.includes('第 8 行') ? true : undefined),
      'line 8',
    )
    const plainTitle = async () => (await get<GuideReply>(running, '/api/guides/10')).guide.plainTitle
    expect(await plainTitle()).toBe('交居民医保')

    await save(running, NOTICE, WRITTEN)
    await told(running, 0)
    // What was right in the meantime comes with it.
    expect(await plainTitle()).toBe('交新居民医保')
  })

  test('what only a start can change is told as such, and its words are taken in', async () => {
    const running = await stationOfTest()
    await change(running, 'station.yaml', 'mmPerPx: ', 'mmPerPx: 0.3 # ')
    const [trouble] = await told(running, 1)
    expect(trouble?.words).toMatch(/station\.yaml 的 kiosks 改过了，重新启动以后才算数/)
  })

  test('the plate of a window, the quota of a queue and the rules of calling follow station.yaml', async () => {
    const running = await stationOfTest()
    const screen = await openLive(running.url)
    onTestFinished(() => screen.close())
    await change(running, 'station.yaml', '综合窗口（帮办代办）', '帮办窗口')
    const windows = await screen.first(({ event }) => event === 'windows-changed')
    expect(JSON.stringify(windows.data)).toContain('帮办窗口')

    const clerk = await signIn(running, 1)
    await ticketFor(running.url, { commandId: 'command-first' })
    const called = (await clerk.press('W1', 'call-next')).body as { ticket: { id: string } }
    const noShow = () => clerk.press('W1', 'no-show', { ticketId: called.ticket.id })
    expect(await noShow()).toMatchObject({ status: 409 })
    await change(running, 'station.yaml', 'callsBeforeNoShow: 3', 'callsBeforeNoShow: 1')
    await until(async () => ((await noShow()).status === 200 ? true : undefined), 'one call to be enough')

    await change(running, 'station.yaml', 'dailyQuota: null', 'dailyQuota: 1')
    await until(async () => {
      const answer = await takeTicket(running.url, { commandId: crypto.randomUUID() })
      return answer.problem?.code === 'queue-full' ? true : undefined
    }, 'the queue to be full')
    expect(await troubles(running)).toEqual([])
  })

  test('SIGHUP reads everything at once and stops nothing', async () => {
    const running = await startStation()
    onTestFinished(() => running.remove())
    await save(running, NOTICE, WRITTEN)
    process.kill(running.pid, 'SIGHUP')
    await until(async () => ((await titles(running)).includes('明天停电') ? true : undefined), 'the notice')
    expect(await running.stop()).toMatchObject({ code: 0 })
  })
})

describe('at a start', { timeout: 120_000 }, () => {
  test('a bad notice and a bad guide are left out and named, and tickets are given', async () => {
    const running = await stationOfTest({
      files: async (configDir) => {
        await writeFile(join(configDir, NOTICE), BROKEN)
        await writeFile(join(configDir, fileOf(18)), 'seq: 十八\n')
      },
    })
    expect(await ticketFor(running.url, { commandId: 'command-first', itemSeq: 10 })).toMatchObject({
      itemSeq: 10,
    })
    expect(await titles(running)).not.toContain('明天停电')
    expect((await fetch(`${running.url}/api/guides/18`)).status).toBe(404)
    const words = (await troubles(running)).map((trouble) => trouble.words).join('\n')
    expect(words).toContain('2026-11-12-tongzhi.md')
    expect(words).toContain('18-最低生活保障.yaml')
    expect(words).toContain('看不到这里的内容')
    await raiseVersion(running)
    await save(running, NOTICE, WRITTEN)
    await save(
      running,
      fileOf(18),
      await readFile(join(import.meta.dirname, '../../config', fileOf(18)), 'utf8'),
    )
    await told(running, 0)
    expect(await titles(running)).toContain('明天停电')
    expect((await fetch(`${running.url}/api/guides/18`)).status).toBe(200)
  })
})

/** In the zone of the sample station. */
function today(later = 0): string {
  return Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: later }).toString()
}
