import { expect, test } from 'vitest'
import { guideVersions, versionWarnings } from '#daemon/daemon/guide-versions.ts'
import type { Settings } from '#daemon/settings.ts'
import { madeContents } from '#test/support/made-contents.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { tempFolder } from '#test/support/temp-folder.ts'
import { type Edit, readToStart, smallConfig } from '../settings/small-config.ts'

const ITEM = 'catalogue/items/10.yaml'
const edited: Edit = { file: ITEM, from: 'plainTitle: ', to: 'plainTitle: 大家' }
const dated: Edit = {
  file: 'catalogue/catalogue.yaml',
  from: 'version: 2026.11.23',
  to: 'version: 2026.11.28',
}

async function settingsOf(dataDir: string, edits: readonly Edit[] = []): Promise<Settings> {
  const result = await readToStart(await smallConfig(edits), { data: dataDir })
  if (result.at === 'faults') throw new Error(JSON.stringify(result.faults))
  return result.settings
}

/** What staff of a station with these contents are told of versions; `then` are published while it runs. */
async function told(settings: Settings, then: readonly Settings[] = []) {
  const clock = manualClock()
  const contents = madeContents(settings.written.contents, clock)
  let close: () => Promise<void> | void = () => undefined
  const troubles = guideVersions({
    settings,
    contents,
    clock,
    log: silentLog(),
    atClose: (closing) => (close = closing),
  })
  await clock.advance(10_000)
  await close()
  for (const next of then) await contents.publish(next.written.contents)
  await close()
  return troubles()
}

test('guides that change under the same version are told to staff and by --check-config, until the version changes', async () => {
  const data = tempFolder()
  const first = await settingsOf(data)
  expect(await versionWarnings(first)).toEqual([])
  expect(await told(first)).toEqual([])
  expect(await versionWarnings(first)).toEqual([])

  const changed = await settingsOf(data, [edited])
  expect(await told(changed)).toMatchObject([
    { code: 'version-unchanged', version: '2026.11.23', guides: ['城乡居民基本医疗保险征缴'] },
  ])
  expect(await versionWarnings(changed)).toMatchObject([
    {
      file: expect.stringMatching(/catalogue\.yaml$/) as unknown,
      path: 'version',
      line: 1,
      message: expect.stringContaining(
        '城乡居民基本医疗保险征缴的指南改过了，目录版本还写着 2026.11.23',
      ) as unknown,
    },
  ])
  expect(await versionWarnings(await settingsOf(data, [edited, dated]))).toEqual([])
})

test('while the station runs, a guide that changes without its version is told, and no longer once both have changed', async () => {
  const data = tempFolder()
  const changed = await settingsOf(data, [edited])
  const both = await settingsOf(data, [edited, dated])
  expect(await told(await settingsOf(data), [changed])).toMatchObject([{ code: 'version-unchanged' }])
  expect(await told(await settingsOf(data), [changed, both])).toEqual([])
})

test('an errand that is suspended, and a word that it is found by, need no new version', async () => {
  const data = tempFolder()
  await told(await settingsOf(data))
  const suspended = await settingsOf(data, [
    { file: ITEM, from: 'residentTicket: true', to: 'residentTicket: true\nsuspended: 系统升级' },
  ])
  expect(await versionWarnings(suspended)).toEqual([])
})
