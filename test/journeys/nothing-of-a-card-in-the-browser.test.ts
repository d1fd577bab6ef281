import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { DRAWER_CARDS } from '#daemon/devices/simulators/card-reader.ts'
import { fillDrawer } from '#daemon/devices/simulators/drawer.ts'
import { openSearch } from '#test/support/canary-search.ts'
import { atTheReader, consent, toConsent } from '#test/support/card-ways.ts'
import { openProfile } from '#test/support/chromium.ts'
import { stationOfTest } from '#test/support/housed-station.ts'
import { shows, tap } from '#test/support/ways.ts'

/** Their places in the drawer: old and young, with names from beyond the basic plane. */
const PEOPLE = [2, 3, 5, 8]

test('after residents with cards the browser’s profile holds the numbers they got, and nothing of any of them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'profile-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const people = fillDrawer(DRAWER_CARDS, Date.now())
  const station = await stationOfTest()

  const profile = await openProfile(folder)
  const page = profile.pages()[0] ?? (await profile.newPage())
  await page.goto(station.url)
  for (const card of PEOPLE) {
    await toConsent(page)
    await consent(page)
    await atTheReader(station.url, { action: 'put-card', card })
    await page.locator('[data-screen="ticket"]').waitFor()
    await atTheReader(station.url, { action: 'take-card' })
    await page.getByText('请拿走身份证').waitFor({ state: 'detached' })
    await tap(page, /^好了/)
    await shows(page, 'home')
  }
  // What a careless screen would have done, as the control: it must be found where it was put.
  await page.evaluate(() => localStorage.setItem('control', 'planted-in-the-profile'))
  await profile.close()

  const files = await filesBelow(folder)
  const search = openSearch(
    PEOPLE.flatMap((card) => {
      const person = people[card]!
      return [
        { whose: person.name, what: 'number' as const, text: person.number },
        { whose: person.name, what: 'address' as const, text: person.address },
        { whose: person.name, what: 'name' as const, text: person.name },
      ]
    }),
  )
  expect(files.flatMap(({ name, bytes }) => search(name, bytes))).toEqual([])
  const control = openSearch([{ whose: 'nobody', what: 'name', text: 'planted-in-the-profile' }])
  expect(files.flatMap(({ name, bytes }) => control(name, bytes))).not.toEqual([])
})

async function filesBelow(folder: string): Promise<{ name: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => ({ name, bytes: await readFile(join(parentPath, name)) })),
  )
}
