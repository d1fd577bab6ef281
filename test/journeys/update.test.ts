import { access, mkdir } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newKeyPair } from '#daemon/store/packs/pack-keys.ts'
import { readOrder } from '#daemon/store/updates/update-state.ts'
import { type Browser, openBrowser, openScreen } from '#test/support/chromium.ts'
import { ownAccount } from '#test/support/staff-client.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { release, updateGround } from '#test/support/update-ground.ts'
import { update } from '../../scripts/update/updating.ts'

let browser: Browser
let station: RunningStation
let machine: Awaited<ReturnType<typeof updateGround>>
beforeAll(async () => {
  machine = await updateGround('well')
  const env = { KIOSK_UPDATES: machine.ground.folder, KIOSK_UPDATE_KEYS: machine.ground.keys }
  ;[browser, station] = await Promise.all([openBrowser(), startStation({ env })])
})
afterAll(async () => {
  await browser?.close()
  await station?.remove()
  await machine?.remove()
})

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

test('the lead sends up an update, asks for it with the own PIN, sees it wait, and has it switched to at once', async () => {
  const { name, pin } = await ownAccount(station)
  const screen = await openScreen(browser, { size: { width: 1366, height: 768 } })
  const { page } = screen
  screen.allowFaults(/status of (?:401|422)/)
  await page.goto(`${station.url}/admin#update`)
  await page.locator('[data-screen="sign-in"]').waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await page.locator('.update-version').waitFor()
  await page.getByText('示例市', { exact: true }).waitFor()

  const send = (buffer: Buffer) =>
    page
      .locator('.update-upload input')
      .setInputFiles({ name: 'station-kiosk_0.2.0_amd64.update', mimeType: '', buffer })
  await send(release({ keys: newKeyPair() }))
  await page.getByText('签名的钥匙这台机器没有登记').waitFor()
  expect(await page.locator('[data-act="take"]').count()).toBe(0)

  await send(release())
  await page.locator('[data-act="take"]').click()
  await page.getByLabel('您自己的密码').fill('111111')
  await page.getByRole('button', { name: '换', exact: true }).click()
  await page.getByText('您自己的密码不对').waitFor()
  expect(await isThere(machine.places.order)).toBe(false)
  await page.getByLabel('您自己的密码').fill(pin)
  await page.getByRole('button', { name: '换', exact: true }).click()
  await page.getByText('已经交给机器').waitFor()
  expect(await readOrder(machine.ground.folder)).toMatchObject({ at: 'take', now: false, older: false })

  // What the package's own unit does of it.
  await mkdir(machine.places.versions, { recursive: true })
  expect(await update(machine.ground)).toMatchObject({ at: 'waiting' })
  await page.getByRole('button', { name: '再看一次' }).click()
  await page.getByText('0.2.0 版已经放好').waitFor()
  await page.locator('[data-act="switch"]').click()
  await page.getByLabel('您自己的密码').fill(pin)
  await page.getByRole('button', { name: '换', exact: true }).click()
  await page.getByText('已经交给机器').waitFor()
  expect(await readOrder(machine.ground.folder)).toMatchObject({ at: 'switch' })
  expect(await update(machine.ground)).toMatchObject({ at: 'kept', release: { version: '0.2.0' } })
  await page.getByRole('button', { name: '再看一次' }).click()
  await page.getByText('已经换成 0.2.0 版，试过是好的').waitFor()
  await page.getByText(name).first().waitFor()
  await screen.close()
})
