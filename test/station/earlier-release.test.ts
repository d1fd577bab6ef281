import { execFileSync } from 'node:child_process'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFormat } from '#daemon/store/data-format.ts'
import { openStation } from '#test/support/housed-station.ts'
import { runDaemon } from '#test/support/start-station.ts'
import { writeConfig } from '#test/support/station-config.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

/**
 * The data folder of a station that ran the release 0.1.0: five tickets, A001 to A005, the first one served; case 2026-0001 of 王芳;
 * feedback; accounts with PINs of their own. A release that ships adds its own beside it.
 */
const EARLIER = new URL('./earlier-release/0.1.0.tar.gz', import.meta.url).pathname
const CASE_CODE = '1001282668'
const FEEDBACK_CODE = '10012989'

async function earlierData(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  execFileSync('tar', ['-xzf', EARLIER, '-C', folder, '--no-same-owner'])
  return folder
}

test('a station goes on with the data of the release before: people, cases, what residents said, and no number twice', async () => {
  const station = await openStation({
    files: async (configDir) => void (await earlierData(join(configDir, '../data'))),
  })
  try {
    const ask = async (path: string, body: object) => {
      const reply = await fetch(station.url + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
      return { status: reply.status, body: (await reply.json()) as Record<string, Record<string, unknown>> }
    }
    expect(station.output(), 'no account is made anew').not.toContain('first account')
    // The PIN that this person chose then.
    const signed = await fetch(`${station.url}/api/session`, {
      method: 'POST',
      body: JSON.stringify({ name: '站长', pin: '271829' }),
      headers: { 'content-type': 'application/json', 'x-kiosk': '1' },
    })
    expect(signed.status).toBe(204)
    const cookie = signed.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const read = async (path: string) => (await fetch(station.url + path, { headers: { cookie } })).text()
    expect(await read('/api/cases?find=2026-0001')).toContain('"number":"2026-0001"')
    expect(await read('/api/troubles')).not.toMatch(/entries-lost|salvaged|marks|damaged/)
    const found = await ask('/api/cases/find', { code: CASE_CODE })
    expect(found).toMatchObject({ status: 200, body: { case: { dueOn: '2027-01-15' } } })
    expect(await ask('/api/feedback/find', { code: FEEDBACK_CODE })).toMatchObject({ status: 200 })
    const again = await ask('/api/tickets', { commandId: 'earlier-release-4' })
    expect(again).toMatchObject({ status: 200, body: { ticket: { number: 'A005' } } })
    const { body } = await ask('/api/tickets', { commandId: 'of-this-release-1' })
    const { ticket } = body
    // Another day begins anew.
    if (ticket?.['day'] === again.body['ticket']?.['day']) expect(ticket?.['number']).toBe('A006')
    else expect(ticket?.['number']).toBe('A001')
  } finally {
    await station.remove()
  }
})

test('the release before does not open what this one has written, and changes nothing', async () => {
  const folder = await earlierData(join(tempFolder(), 'data'))
  const { events } = JSON.parse(await readFile(join(folder, 'format.json'), 'utf8')) as { events: string[] }
  const before = { version: '0.1.0', events }
  expect(await readFormat(folder, before)).toEqual({ at: 'known' })
  // As this release does at its start.
  expect(await readFormat(folder, { version: '0.2.0', events: [...events, 'display-paired'] })).toEqual({
    at: 'known',
  })
  expect(await readFormat(folder, before)).toEqual({ at: 'newer', version: '0.2.0' })
})

test('a program that is older than its data says in words which version is wanted, and touches none of it', async () => {
  const folder = tempFolder()
  await writeConfig(join(folder, 'config'))
  const data = await earlierData(join(folder, 'data'))
  const format = JSON.parse(await readFile(join(data, 'format.json'), 'utf8'))
  const newer = { ...format, version: '9.4.0', events: [...format.events, 'of-another-time'] }
  await writeFile(join(data, 'format.json'), JSON.stringify(newer))
  const held = async () =>
    Promise.all(
      (await readdir(data))
        .filter((name) => name !== 'lock.db' && name !== 'views')
        .map(async (name) => `${name} ${(await readFile(join(data, name))).toString('base64')}`),
    )
  const before = await held()
  const { code, stderr } = await runDaemon([
    '--config',
    join(folder, 'config'),
    '--data',
    data,
    '--port',
    '0',
  ])
  expect(code).toBe(69)
  expect(stderr).toContain('是 9.4.0 版程序写的，这一版比它旧，不能打开，什么都没有改。请用 9.4.0 版或更新的')
  expect(await held()).toEqual(before)
})
