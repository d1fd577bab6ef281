import { expect, test } from 'vitest'
import { browserOfWorker, openScreen } from '#test/support/chromium.ts'
import { showInGallery } from '#test/support/gallery-screens.ts'
import { galleryOfWorker } from '#test/support/gallery-server.ts'

const LATE_MS = 500

test('a state is looked at once its code is drawn, however late the script comes that draws it', async () => {
  const { url } = await galleryOfWorker()
  const { page, close } = await openScreen(await browserOfWorker())
  await page.route('**/*.js', async (route) => {
    await new Promise((late) => setTimeout(late, LATE_MS))
    await route.continue()
  })
  await showInGallery(page, { url, surface: 'board', name: 'lobby-items' })
  expect(await page.locator('.qr-space').count()).toBe(0)
  expect(await page.locator('.qr svg').count()).toBe(1)
  await close()
})
