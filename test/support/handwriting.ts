import type { Page } from 'playwright-core'
import type { Stroke } from '../../kiosk-ui/resident/input/handwriting/stroke.ts'
import { commonest } from '../../scripts/handwriting/trial.ts'

/** 低 and 保 are not among the commonest characters: as a careful hand writes them, in a square of 256 by 256. */
const MORE: Readonly<Record<string, readonly Stroke[]>> = {
  低: [
    [
      [76, 32],
      [60, 78],
      [32, 130],
    ],
    [
      [58, 96],
      [58, 232],
    ],
    [
      [196, 36],
      [156, 58],
      [108, 72],
    ],
    [
      [108, 78],
      [108, 192],
      [144, 170],
    ],
    [
      [108, 130],
      [222, 116],
    ],
    [
      [160, 52],
      [174, 140],
      [206, 200],
      [226, 164],
    ],
    [
      [148, 202],
      [170, 226],
    ],
  ],
}

async function strokesOf(character: string): Promise<readonly Stroke[]> {
  const known = MORE[character] ?? (await commonest()).find(([one]) => one === character)?.[1]
  if (!known) throw new Error(`nobody has written ${character} down`)
  return known
}

/** Draws a character on the writing field with a finger, as Chromium hears it from a touch screen. */
export async function drawByHand(page: Page, character: string): Promise<void> {
  const field = await page.locator('.writing svg').boundingBox()
  if (!field) throw new Error('there is nothing to write on')
  const cdp = await page.context().newCDPSession(page)
  const place = ([x, y]: Stroke[number]) => ({
    x: field.x + (x / 256) * field.width,
    y: field.y + (y / 256) * field.height,
  })
  for (const stroke of await strokesOf(character)) {
    for (const [i, point] of stroke.entries()) {
      const type = i === 0 ? 'touchStart' : 'touchMove'
      // oxlint-disable-next-line no-await-in-loop -- a finger is in one place at a time
      await cdp.send('Input.dispatchTouchEvent', { type, touchPoints: [place(point)] })
    }
    // oxlint-disable-next-line no-await-in-loop -- see above
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
  await cdp.detach()
}

/** Draws a character and touches it among those that it may be. */
export async function writeByHand(page: Page, character: string): Promise<void> {
  await drawByHand(page, character)
  await page.locator('.candidates').getByRole('button', { name: character, exact: true }).tap()
}
