import { describe, expect, onTestFinished, test } from 'vitest'
import type { GuideReply, GuideSearchReply } from '#contract/guide.ts'
import type { PlacesReply } from '#contract/places.ts'
import { type EditorAnswer, openEditor } from '#test/support/editor-client.ts'
import { stationOfTest } from '#test/support/housed-station.ts'
import { openLive } from '#test/support/live-client.ts'
import { signIn } from '#test/support/staff-client.ts'
import { NOTICE, WHICH, get, titles, troubles } from './edited-notice.ts'

const documentOf = ({ body }: EditorAnswer) => body.document ?? {}

describe('what the 站长 writes in a browser', { timeout: 120_000 }, () => {
  test('is seen by nobody until it is published, then by everybody at once, and gone at once when it is withdrawn', async () => {
    const running = await stationOfTest()
    const editor = await openEditor(running)
    const screen = await openLive(running.url)
    onTestFinished(() => screen.close())
    const snapshot = await screen.first(({ event }) => event === 'snapshot')
    const { noticeCount } = snapshot.data as { noticeCount: number }

    expect(await editor.keep(WHICH, null, NOTICE)).toMatchObject({
      status: 200,
      body: { version: 1, findings: [] },
    })
    expect(await titles(running)).not.toContain('明天停电')
    expect(await editor.publish(WHICH, 1)).toMatchObject({ status: 200, body: { at: 'shown', published: 1 } })
    // The answer comes once it is shown.
    expect(await titles(running)).toContain('明天停电')
    const changed = await screen.first(({ event }) => event === 'board-changed')
    expect(changed.data).toMatchObject({ noticeCount: noticeCount + 1 })

    await editor.show(WHICH, 1, { ...NOTICE, title: '后天停电' })
    expect(await titles(running)).toContain('后天停电')
    expect(await editor.publish(WHICH, 1)).toMatchObject({ status: 200 })
    expect(await titles(running)).toContain('明天停电')

    await running.stop()
    await running.restart()
    expect(await titles(running)).toContain('明天停电')
    const again = await openEditor(running)
    expect(await again.withdraw(WHICH)).toMatchObject({ status: 200, body: { at: 'withdrawn' } })
    expect(await titles(running)).not.toContain('明天停电')
    expect((await again.changes()).body.changes?.map(({ at, version, by }) => [at, version, by])).toEqual([
      ['withdrawn', null, '站长'],
      ['published', 1, '站长'],
      ['published', 2, '站长'],
      ['edited', 2, '站长'],
      ['published', 1, '站长'],
      ['edited', 1, '站长'],
    ])
    expect(await troubles(running)).toEqual([])
  })

  test('stands over the files: a guide in lists, search and home; places, name, plates and rules; and signs nobody out', async () => {
    const running = await stationOfTest()
    const editor = await openEditor(running)
    const clerk = await signIn(running, 1)
    const home = async () => (await fetch(`${running.url}/`)).text()

    const guide = documentOf(await editor.open('guide/10'))
    await editor.show('guide/10', null, { ...guide, plainTitle: '交新居民医保' })
    const shown = (await get<GuideReply>(running, '/api/guides/10')).guide
    expect(shown).toMatchObject({
      plainTitle: '交新居民医保',
      since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    })
    const { results } = await get<GuideSearchReply>(
      running,
      `/api/guides/search?q=${encodeURIComponent('新居民医保')}`,
    )
    expect(results[0]?.seq).toBe(10)

    const places = documentOf(await editor.open('places/places'))
    await editor.show('places/places', null, { ...places, equipment: ['崭新的复印机'] })
    expect((await get<PlacesReply>(running, '/api/places')).places.equipment).toEqual(['崭新的复印机'])

    const station = documentOf(await editor.open('station/station'))
    await editor.show('station/station', null, { ...station, name: '新示例社区便民服务站' })
    expect(await home()).toContain('新示例社区便民服务站')

    const plate = documentOf(await editor.open('plates/W1'))
    await editor.show('plates/W1', null, { ...plate, title: '帮办窗口' })
    expect(JSON.stringify((await clerk.get('/api/windows')).body)).toContain('帮办窗口')

    const rules = documentOf(await editor.open('rules/rules'))
    const [general] = rules['queues'] as object[]
    await editor.show('rules/rules', null, { ...rules, queues: [{ ...general, dailyQuota: 1 }] })
    const take = (commandId: string) =>
      fetch(`${running.url}/api/tickets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ commandId }),
      })
    expect((await take('command-first')).status).toBe(201)
    expect(await (await take('command-second')).json()).toMatchObject({ code: 'queue-full' })

    expect((await editor.withdraw('guide/10')).body).toMatchObject({ at: 'withdrawn' })
    const gone = await fetch(`${running.url}/api/guides/10`)
    expect([gone.status, await gone.json()]).toEqual([
      410,
      expect.objectContaining({
        code: 'guide-withdrawn',
        detail: expect.stringMatching(/“交新居民医保”的办事指南已于\d{4}年\d+月\d+日撤下。请问/),
        guide: expect.objectContaining({ seq: 10, at: 'withdrawn', on: expect.stringMatching(/^\d{4}-/) }),
      }),
    ])
    const own = { ...guide, seq: 90, name: '本站的一件事', plainTitle: '本站的一件事', of: 'station' }
    const later = await editor.keep('guide/90', null, own)
    expect(later.body.findings?.filter(({ blocks }) => blocks)).toEqual([])
    await editor.publish('guide/90', 1, { from: '2126-01-01' })
    const notYet = await fetch(`${running.url}/api/guides/90`)
    expect([notYet.status, await notYet.json()]).toEqual([
      404,
      expect.objectContaining({
        code: 'guide-not-yet',
        detail: expect.stringContaining('自2126年1月1日起执行'),
        guide: expect.objectContaining({ plainTitle: '本站的一件事', from: '2126-01-01' }),
      }),
    ])
    expect(await home()).toMatch(/"itemCount":61\b/)
    // As the file has it.
    await editor.withdraw('station/station')
    expect(await home()).not.toContain('新示例社区便民服务站')
    await editor.publish('guide/10', 1, { until: '2126-01-01' })
    expect((await get<GuideReply>(running, '/api/guides/10')).guide.until).toBe('2126-01-01')
    expect(await editor.publish('guide/10', null)).toMatchObject({ status: 200, body: { at: 'file' } })
    expect((await get<GuideReply>(running, '/api/guides/10')).guide).toMatchObject({
      plainTitle: guide['plainTitle'],
      since: null,
    })
    expect((await clerk.get('/api/session')).body).toMatchObject({ at: 'signed-in' })
    expect(await troubles(running)).toEqual([])
  })

  test('changes windows and queues while people wait: a new window calls, a name changes for all, and what is in use stays', async () => {
    const running = await stationOfTest()
    const editor = await openEditor(running)
    const clerk = await signIn(running, 1)
    const screen = await openLive(running.url)
    onTestFinished(() => screen.close())
    const rules = documentOf(await editor.open('rules/rules'))
    const [general] = rules['queues'] as object[]
    const windows = rules['windows'] as object[]
    const law = {
      id: 'law',
      name: '法律咨询',
      letter: 'B',
      dailyQuota: null,
      windows: ['W9'],
      items: [],
    }
    const more = {
      ...rules,
      windows: [...windows, { id: 'W9', label: '9 号窗口' }],
      queues: [{ ...general, name: '全部业务' }, law],
    }
    const version = await editor.show('rules/rules', null, more)
    const told = await screen.first(({ event }) => event === 'queues-changed')
    expect(told.data).toMatchObject({ queues: [{ name: '全部业务' }, { name: '法律咨询', letter: 'B' }] })
    await editor.show('plates/W9', null, { title: '法律服务窗口' })
    expect(await get(running, '/api/queue')).toMatchObject({ queues: [{ name: '全部业务' }, { waiting: 0 }] })

    const ticket = await fetch(`${running.url}/api/tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ commandId: 'for-the-law', queueId: 'law' }),
    })
    expect(await ticket.json()).toMatchObject({ ticket: { number: 'B001', ahead: 0 } })
    const refused = await editor.keep('rules/rules', version, { ...more, queues: [general] })
    expect(refused.body.findings?.map(({ path, words }) => [path, words])).toEqual([
      [['queues'], expect.stringContaining('“法律咨询”里还有 1 人在等')],
    ])
    const smaller = Number(refused.body.version)
    expect(await editor.publish('rules/rules', smaller)).toMatchObject({ status: 422 })

    expect((await clerk.press('W9', 'open')).status).toBe(200)
    const called = await clerk.press('W9', 'call-next')
    expect(called.body).toMatchObject({ ticket: { number: 'B001' } })
    // Withdrawn, the rules are as their file has them, and the clerk still ends what is in hand.
    await editor.withdraw('rules/rules')
    const { ticket: inHand } = called.body as { ticket: { id: string } }
    for (const verb of ['serve', 'finish'])
      expect((await clerk.press('W9', verb, { ticketId: inHand.id })).status).toBe(200)
    const all = (body: unknown) => JSON.stringify(body)
    expect(all((await clerk.get('/api/windows')).body)).toContain('9 号窗口')
    expect((await clerk.press('W9', 'close')).status).toBe(200)
    expect(all((await clerk.get('/api/windows')).body)).not.toContain('9 号窗口')
    expect(await get(running, '/api/queue')).toMatchObject({ queues: [{ name: '综合业务' }] })
    expect(await get(running, '/api/tickets/by-command/for-the-law')).toMatchObject({
      ticket: { number: 'B001' },
    })
    expect((await clerk.get('/api/session')).body).toMatchObject({ at: 'signed-in' })
    expect(await troubles(running)).toEqual([])
  })

  test('that two people edit at once: the second is told who came first and what differs, and loses nothing', async () => {
    const running = await stationOfTest()
    const [first, second] = [await openEditor(running), await openEditor(running)]
    await first.keep(WHICH, null, NOTICE)
    const theirs = { ...NOTICE, body: '明天上午停电。\n\n请备好手电。' }
    expect(await first.keep(WHICH, 1, theirs, 'keep-version-2')).toMatchObject({ body: { version: 2 } })
    // An answer that was lost is asked for again.
    expect(await first.keep(WHICH, 1, theirs, 'keep-version-2')).toMatchObject({
      status: 200,
      body: { version: 2 },
    })
    const late = await second.keep(WHICH, 1, { ...theirs, title: '明天停水' })
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: 'changed-meanwhile',
        newest: 2,
        by: '站长',
        differences: [{ path: ['title'], before: '明天停电', after: '明天停水' }],
      },
    })
    expect(await second.keep(WHICH, 2, { ...theirs, title: '明天停水' })).toMatchObject({
      body: { version: 3 },
    })
    const opened = await second.open(WHICH, '?version=1&against=3')
    expect(opened.body).toMatchObject({ version: 1, newest: 3, document: NOTICE })
    expect(opened.body.differences?.map(({ path }) => path)).toEqual([['body'], ['title']])
    expect(opened.body.versions?.map(({ version, by }) => [version, by])).toEqual([
      [3, '站长'],
      [2, '站长'],
      [1, '站长'],
    ])
    expect((await second.open('guide/10', '?against=file')).body.differences).toEqual([])
  })
})
