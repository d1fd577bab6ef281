import { pino } from 'pino'
import { Check } from 'typebox/value'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { NoticeReply, NoticesReply } from '#contract/notice.ts'
import { PlacesReply } from '#contract/places.ts'
import { placesView } from '#daemon/content/places/places-view.ts'
import { stationView } from '#daemon/content/station/station-view.ts'
import type { App } from '#daemon/http/server/app.ts'
import { createApp } from '#daemon/http/server/create-app.ts'
import { boardRoutes } from '#daemon/http/routes/board.ts'
import { placeRoutes } from '#daemon/http/routes/places.ts'
import { type StationBoard, stationBoard } from '#daemon/content/published/board.ts'
import { read, smallConfig } from '#test/settings/small-config.ts'
import { businessDay } from '#daemon/domain/opening-hours.ts'
import { madeContents } from '#test/support/made-contents.ts'
import { type ManualClock, manualClock } from '#test/support/manual-clock.ts'

/** 2026-11-19, 23:59 in Asia/Shanghai. */
const LAST_MINUTE = Date.UTC(2026, 10, 19, 15, 59)

let clock: ManualClock
let board: StationBoard
let app: App
beforeEach(async () => {
  const result = await read(await smallConfig())
  if (result.at === 'faults') throw new Error(JSON.stringify(result.faults))
  const { settings } = result
  const { contents: written } = settings.written
  // A real one beside the samples, whose days do not move along.
  const sample = written.notice.notices.find(({ class: of }) => of === '低保公示')
  if (!sample) throw new Error('the small configuration has a 公示')
  const real = {
    ...sample,
    id: '2026-11-12-dibao',
    publishedAt: { at: 'day', day: '2026-11-12' },
    until: { at: 'day', day: '2026-11-19' },
    sample: false,
    pinned: false,
    urgent: false,
  } as const
  const notices = [...written.notice.notices, real]
  clock = manualClock(LAST_MINUTE)
  const contents = madeContents({ ...written, notice: { ...written.notice, notices } })
  const { timeZone } = settings.station
  board = stationBoard(contents, {
    today: () => businessDay(timeZone, clock.now()),
    onTick: (listener) => everyFiveSeconds(listener),
  })
  app = await createApp(pino({ level: 'silent' }))
  boardRoutes(app, board)
  placeRoutes(app, () => placesView(written.places, stationView(settings.station)))
  onTestFinished(async () => {
    board.close()
    await app.close()
  })
})

/** As a station ticks. */
function everyFiveSeconds(listener: () => void): () => void {
  let cancel = clock.after(5_000, tick)
  function tick(): void {
    cancel = clock.after(5_000, tick)
    listener()
  }
  return () => cancel()
}

async function get(url: string): Promise<{ status: number; body: unknown }> {
  const reply = await app.inject({ url, headers: { host: 'localhost' } })
  return { status: reply.statusCode, body: reply.json() }
}

async function notices(query = ''): Promise<NoticesReply> {
  const { body } = await get(`/api/notices${query}`)
  if (!Check(NoticesReply, body)) throw new Error(`not as promised: ${JSON.stringify(body)}`)
  return body
}

describe('GET /api/notices', () => {
  test('tells the classes in order, what hangs, and the latest', async () => {
    const { today, classes, notices: hanging, latest } = await notices()
    expect(today).toBe('2026-11-19')
    expect(classes.slice(0, 5).map(({ name, kind }) => [name, kind])).toEqual(
      ['事项清单', '服务指南', '服务规范', '服务流程', '规章制度'].map((name) => [name, '长期公开']),
    )
    expect(hanging.map(({ id, remainingDays }) => [id, remainingDays])).toEqual([
      ['sample-dibao-nirending', 3],
      ['sample-yibao-jiaofei', null],
      ['2026-11-12-dibao', 1],
      ['sample-daibiao-huiyi-jueyi', null],
      ['2026-11-08-01-shouwen-fuze', null],
    ])
    expect(latest?.id).toBe('sample-dibao-nirending')
  })

  test('names a sample as one, once, and the station itself as the publisher of what it publishes', async () => {
    const { notices: hanging } = await notices()
    expect(hanging.filter(({ sample }) => sample).map(({ title }) => title)).toEqual([
      '拟确认低保家庭公示（示例）',
      '2027年度居民医保集中缴费提醒（示例）',
      '居民代表会议决议公开（示例）',
    ])
    expect(hanging.find(({ id }) => id === '2026-11-08-01-shouwen-fuze')).toMatchObject({
      title: '首问负责制',
      publisher: '示例社区便民服务站',
    })
  })

  test('counts the errands of the catalogue in the classes that are the catalogue', async () => {
    const { classes } = await notices()
    expect(classes[0]).toMatchObject({ count: 10, unit: '项', opens: 'catalogue', warning: { at: 'none' } })
    expect(classes[2]).toMatchObject({ count: 0, opens: 'notices', warning: { at: 'empty' } })
  })

  test.for(['村务公开', '居务公开'])('of the class %s only, by either of its names', async (name) => {
    const { notices: hanging, classes } = await notices(`?class=${encodeURIComponent(name)}`)
    expect(hanging.map((notice) => notice.class)).toEqual(['居务公开'])
    expect(classes).toHaveLength(11)
  })

  test('of a class that there is not says which there are', async () => {
    expect(await get('/api/notices?class=nothing')).toMatchObject({
      status: 404,
      body: { code: 'not-found', detail: expect.stringContaining('低保公示') as unknown },
    })
  })
})

describe('GET /api/notices/:id', () => {
  test('gives the blocks and where to object', async () => {
    const { status, body } = await get('/api/notices/2026-11-12-dibao')
    expect(status).toBe(200)
    expect(Check(NoticeReply, body)).toBe(true)
    expect(body).toMatchObject({
      notice: {
        class: '低保公示',
        kind: '公示',
        publishedAt: '2026-11-12',
        until: '2026-11-19',
        objection: { phone: '0536-0000000（示例号码）' },
        blocks: expect.arrayContaining([expect.objectContaining({ at: 'table' })]) as unknown,
      },
    })
  })

  test('knows nothing of a notice that there never was', async () => {
    expect((await get('/api/notices/nothing')).status).toBe(404)
  })
})

describe('at midnight after its last day', () => {
  test('a 公示 is gone from the board and from its own address', async () => {
    await clock.advance(60_000)
    expect((await notices()).notices.map(({ id }) => id)).not.toContain('2026-11-12-dibao')
    expect((await get('/api/notices/2026-11-12-dibao')).status).toBe(404)
    expect(board.brief()).toMatchObject({ publicityCount: 1 })
  })

  test('the board says once that it has changed', async () => {
    const days: string[] = []
    board.onChanged(() => days.push(board.today()))
    await clock.advance(59_000)
    expect(days).toEqual([])
    await clock.advance(60_000)
    expect(days).toEqual(['2026-11-20'])
  })

  test('nothing is left running when the board is closed', () => {
    expect(clock.pending()).toBe(1)
    board.close()
    expect(clock.pending()).toBe(0)
  })
})

describe('GET /api/places', () => {
  test('tells what there is, where, and how to join the network', async () => {
    const { status, body } = await get('/api/places')
    expect(status).toBe(200)
    expect(Check(PlacesReply, body)).toBe(true)
    expect(body).toMatchObject({
      places: {
        name: '示例社区便民服务站',
        hours: ['全天可取号（示例）'],
        map: { here: [{ kiosk: 'kiosk-1', x: 2, y: 6 }] },
        wifi: { ssid: '示例无线网络', qr: 'WIFI:T:WPA;S:示例无线网络;P:shili-0000;;' },
        sample: true,
      },
    })
  })
})
