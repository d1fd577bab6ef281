import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type KeptScreen, openKeptScreen } from './kept-screen.ts'

const BUTTON = `<style>body { margin: 0 } button { position: fixed; inset: 0; width: 100vw; height: 100vh }</style>
<button onclick="fetch('/pressed')">取号</button>`

let screen: KeptScreen
beforeAll(async () => {
  screen = await openKeptScreen()
})
afterAll(() => screen?.close())

const shownAtTheTouch = () => screen.valueOf('document.elementFromPoint(50, 50)?.localName')

/** A whole touch; later ones come when what belongs to it is over. */
async function touch(): Promise<void> {
  const point = { x: 50, y: 50 }
  await screen.browser().ask('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
  await screen.browser().ask('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await sleep(600)
}

test('outside the hours the screen is black, and the first touch wakes it and presses nothing', () =>
  screen.keep({ pages: [BUTTON], isDark: () => true }, async () => {
    await expect.poll(shownAtTheTouch).toBe('div')
    expect(await screen.valueOf('getComputedStyle(document.elementFromPoint(50, 50)).backgroundColor')).toBe(
      'rgb(0, 0, 0)',
    )
    await touch()
    await expect.poll(shownAtTheTouch).toBe('button')
    // Still outside the hours, and awake for a person who has come.
    await touch()
    await expect.poll(screen.asked).toContain('/pressed')
    expect(screen.asked().filter((path) => path === '/pressed')).toHaveLength(1)
    expect(await shownAtTheTouch()).toBe('button')
  }))

test('when the hours begin the screen is no longer black', async () => {
  let dark = true
  await screen.keep({ pages: [BUTTON], isDark: () => dark }, async () => {
    await expect.poll(shownAtTheTouch).toBe('div')
    dark = false
    await expect.poll(shownAtTheTouch).toBe('button')
  })
})
