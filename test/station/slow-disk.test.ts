import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { PrintReply } from '#contract/paper.ts'
import { openLive } from '#test/support/live-client.ts'
import { startStation } from '#test/support/start-station.ts'
import { settledTicket, takeTicket, ticketFor, ticketOf, until } from '#test/support/station-client.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const main = join(import.meta.dirname, '../support/slow-disk-main.ts')
const NOTICE = 'notices/通知公告/2026-11-12-tongzhi.md'
const WRITTEN = '---\ntitle: 明天停电\npublisher: 本站\npublishedAt: 2026-11-12\n---\n\n明天上午停电。\n'

test('while the disk keeps a number waiting, another resident gets a printed guide, and screens hear of a new notice', async () => {
  const hold = join(tempFolder(), 'hold')
  const running = await startStation({ main, env: { HOLD_SYNCS: hold } })
  onTestFinished(() => running.remove())
  const { url, configDir } = running
  // The first one shows how slow the disk is.
  await ticketFor(url, { commandId: 'command-first' })
  await settledTicket(url, 'command-first')
  const screen = await openLive(url)
  onTestFinished(() => screen.close())
  await screen.first(({ event }) => event === 'snapshot')

  await writeFile(hold, '')
  const answers: number[] = []
  const second = takeTicket(url, { commandId: 'command-second' }).then((answer) => {
    answers.push(answer.status)
    return answer
  })
  await until(async () => (existsSync(`${hold}.held`) ? true : undefined), 'the number to wait for the disk')

  const printed = await fetch(`${url}/api/guides/10/print`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ commandId: 'command-guide' }),
  })
  expect((await printed.json()) as PrintReply).toMatchObject({ print: { at: 'printed' } })
  await writeFile(join(configDir, `${NOTICE}.new`), WRITTEN)
  await rename(join(configDir, `${NOTICE}.new`), join(configDir, NOTICE))
  await screen.first(({ event }) => event === 'contents-changed')
  const later = await openLive(url)
  await later.first(({ event }) => event === 'snapshot')
  later.close()
  expect(answers).toEqual([])
  expect(await ticketOf(url, 'command-second')).toBeUndefined()

  await rm(hold)
  expect(await second).toMatchObject({ status: 201 })
  await settledTicket(url, 'command-second')
  await screen.first(({ event, data }) => event.startsWith('ticket') && JSON.stringify(data).includes('002'))
})
