import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openEditor } from '#test/support/editor-client.ts'
import { stationOfTest } from '#test/support/housed-station.ts'
import { startStation } from '#test/support/start-station.ts'
import { until } from '#test/support/station-client.ts'
import { NOTICE, WHICH, titles, troubles } from './edited-notice.ts'

describe('what the 站长 has written in a browser', { timeout: 120_000 }, () => {
  test('that is wrong is kept and not published, with the place of each fault; what was shown stays', async () => {
    const running = await stationOfTest()
    const editor = await openEditor(running)
    await editor.show(WHICH, null, NOTICE)
    const wrong = { ...NOTICE, title: '改错了', body: '第一行\n\n<script>alert(1)</script>' }
    const kept = await editor.keep(WHICH, 1, wrong)
    expect(kept.body).toMatchObject({ version: 2, findings: [{ path: ['body', 2], blocks: true }] })
    const refused = await editor.publish(WHICH, 2)
    expect(refused).toMatchObject({ status: 422, body: { code: 'not-publishable' } })
    expect(refused.body.findings).toEqual(kept.body.findings)
    expect(await titles(running)).toContain('明天停电')
    expect((await editor.list('notice')).body.contents).toContainEqual(
      expect.objectContaining({ id: '2026-11-12-tingdian', title: '改错了', at: 'shown', published: 1 }),
    )
    expect(await editor.keep('notice/Not-A-Slug', null, NOTICE)).toMatchObject({ status: 404 })
    expect(await editor.keep('plates/W9', null, { title: '甲' })).toMatchObject({ status: 404 })
    let deep: unknown = 'deep'
    for (let i = 0; i < 5_000; i++) deep = { deep }
    expect(await editor.keep(WHICH, 2, deep)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request' },
    })
  })

  test('begins and ends by the clock of the station', async () => {
    const running = await stationOfTest()
    const editor = await openEditor(running)
    await editor.keep(WHICH, null, NOTICE)
    const day = (later: number) => Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: later }).toString()
    expect(await editor.publish(WHICH, 1, { from: day(1), until: day(1) })).toMatchObject({
      status: 200,
      body: { at: 'scheduled', published: null },
    })
    expect(await titles(running)).not.toContain('明天停电')
    const minute = (of: string) =>
      Temporal.Now.plainDateTimeISO('Asia/Shanghai').add(of).toString({ smallestUnit: 'minute' })
    expect(await editor.publish(WHICH, 1, { from: minute('-PT1M'), until: minute('PT2H') })).toMatchObject({
      body: { at: 'shown' },
    })
    expect(await titles(running)).toContain('明天停电')
    await running.setClock(3 * 3_600_000)
    await until(
      async () => ((await titles(running)).includes('明天停电') ? undefined : true),
      'the end of its time',
    )
  })

  test('stays as it is after a power cut, and half a publication is none', async () => {
    const running = await startStation()
    onTestFinished(() => running.remove())
    const folder = join(running.dataDir, 'contents')
    const editor = await openEditor(running)
    await editor.show(WHICH, null, NOTICE)
    const [shown = ''] = await readdir(folder)
    await editor.keep(WHICH, 1, { ...NOTICE, title: '第二版' })
    await running.kill()
    // Written, and the machine went down before the ledger knew of it.
    const orphan = join(folder, `${'0'.repeat(64)}.json`)
    await writeFile(orphan, JSON.stringify({ ...NOTICE, title: '没有记下的' }))
    await running.restart()
    expect(await titles(running)).toContain('明天停电')
    const again = await openEditor(running)
    expect((await again.open(WHICH)).body).toMatchObject({
      version: 2,
      published: 1,
      document: { title: '第二版' },
    })
    await again.publish(WHICH, 2)

    // A file that a bad disk has altered is named, and the version before it stands in.
    const second =
      (await readdir(folder)).find((name) => ![shown, `${'0'.repeat(64)}.json`].includes(name)) ?? ''
    await writeFile(
      join(folder, second),
      (await readFile(join(folder, second), 'utf8')).replace('第二版', '第三版'),
    )
    await running.kill()
    await running.restart()
    expect(await titles(running)).toContain('明天停电')
    expect((await troubles(running)).map(({ code }) => code)).toContain('version-damaged')
    expect((await readdir(folder)).some((name) => name.startsWith(`${second}.broken-`))).toBe(true)
  })

  test('that does not pass any more because the files changed is named, and the next start goes on without it', async () => {
    const running = await stationOfTest()
    const editor = await openEditor(running)
    await editor.show(WHICH, null, NOTICE)
    const board = join(running.configDir, 'board.yaml')
    const text = await readFile(board, 'utf8')
    await rm(join(running.configDir, 'notices', '通知公告'), { recursive: true })
    await writeFile(board, text.replace('name: 通知公告', 'name: 通知事项'))
    await until(
      async () => (await troubles(running)).find(({ code }) => code === 'version-left-out'),
      'the version that is left out',
    )
    await running.stop()
    await running.restart()
    expect(await titles(running)).not.toContain('明天停电')
    expect((await troubles(running)).map(({ code }) => code)).toContain('version-left-out')
    await writeFile(board, text)
    await until(
      async () => ((await titles(running)).includes('明天停电') ? true : undefined),
      'the notice again',
    )
  })
})
