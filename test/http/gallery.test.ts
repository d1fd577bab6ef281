import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { needBuiltGallery } from '#test/support/gallery-server.ts'
import { startStation } from '#test/support/start-station.ts'

const ADDRESSES = ['/gallery', '/gallery/', '/gallery/resident/home', '/gallery/made-of/contents/long.json']

beforeAll(needBuiltGallery)

async function open(env: Record<string, string>) {
  const station = await startStation({ env })
  onTestFinished(() => station.remove())
  return (path: string) => fetch(station.url + path)
}

test('a station that serves residents has no gallery', async () => {
  const get = await open({})
  for (const address of ADDRESSES) expect((await get(address)).status, address).toBe(404)
})

test('somebody who works on the screens looks at any of them by its address', async () => {
  const get = await open({ KIOSK_GALLERY: 'served' })
  for (const address of ADDRESSES) expect((await get(address)).status, address).toBe(200)
  const nowhere = await get('/gallery/nowhere/home')
  expect(nowhere.status).toBe(404)
  expect(await nowhere.json()).toMatchObject({ code: 'not-found' })
})
