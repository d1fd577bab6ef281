import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Browser,
  LANDSCAPE,
  openBrowser,
  openScreen,
  PORTRAIT,
  type Screen,
} from '#test/support/chromium.ts'
import { showInGallery } from '#test/support/gallery-screens.ts'
import { openGallery } from '#test/support/gallery-server.ts'
import { untoldOnScreen } from '#test/support/gate-screens.ts'
import { findingsAtTwiceTheSize, gateFindings } from '#test/support/gate.ts'
import { kioskDemands } from '#test/support/gate-rules.ts'
import { nothingPassed, type Passed } from '#test/support/gate-passed.ts'
import {
  AT_HALF_THE_SIZE,
  broughtIn,
  GOOD_BODY,
  GOOD_STYLE,
  spoiled,
  type Spoiled,
  spoiledInHighContrast,
} from './spoiled-pages.ts'

const MM_PER_PX = 0.311

let browser: Browser
let screen: Screen
beforeAll(async () => {
  browser = await openBrowser()
  screen = await openScreen(browser, { bypassCSP: true })
})
afterAll(async () => {
  await screen?.close()
  await browser?.close()
})

async function findingsOf(
  { style = '', body = (good) => good, lang = 'zh-CN', landscape }: Spoiled,
  passed?: Passed,
) {
  await screen.page.setViewportSize(landscape ? LANDSCAPE : PORTRAIT)
  await screen.page.setContent(
    `<!doctype html><html lang="${lang}"><head><title>取号</title><style>${GOOD_STYLE}${style}</style></head><body>${body(GOOD_BODY)}</body></html>`,
  )
  return gateFindings(screen.page, { ...kioskDemands(MM_PER_PX), titleTop: 56 }, 'everything', passed)
}

describe('the gate', () => {
  test('lets a good page pass, upright and lying', async () => {
    expect(await findingsOf({})).toEqual({ normal: [], high: [] })
    expect(await findingsOf({ landscape: true })).toEqual({ normal: [], high: [] })
  })

  test.each(spoiled)('catches %s', async (_promise, page, finding) => {
    const { normal: findings } = await findingsOf(page)
    expect(
      findings.filter((line) => finding.test(line)),
      findings.join('\n') || 'no findings',
    ).not.toEqual([])
  })

  test.each(broughtIn)('catches beside what has passed %s', async (_promise, before, now, finding) => {
    const passed = nothingPassed()
    expect(await findingsOf(before, passed)).toEqual({ normal: [], high: [] })
    const { normal: findings } = await findingsOf(now, passed)
    expect(
      findings.filter((line) => finding.test(line)),
      findings.join('\n') || 'no findings',
    ).not.toEqual([])
  })

  test('catches at a desk the words that stick out of their key', async () => {
    const tight = (width: string) =>
      findingsOf({
        body: (good) =>
          good.replaceAll(/<button([^>]*)>(.*?)<\/button>/g, '<button$1><span>$2</span></button>'),
        style: `.row { grid-template-columns: ${width} ${width}; gap: 4px } .row button { padding: 0; white-space: nowrap }`,
      }).then(() => gateFindings(screen.page, { touch: null, mmPerPx: 0.25, fontPx: 14, layout: 'desk' }))
    expect((await tight('200px')).normal).toEqual([])
    const { normal } = await tight('90px')
    expect(normal.filter((line) => /^spills: .*取号办事/.test(line))).not.toEqual([])
  })

  test('catches what is lost at 200 %, and nothing on a page that grows with the screen', async () => {
    await findingsOf({})
    expect(await findingsAtTwiceTheSize(screen.page)).not.toEqual([])
    await findingsOf({ style: AT_HALF_THE_SIZE })
    expect(await findingsAtTwiceTheSize(screen.page)).toEqual([])
  })

  test('catches what stands on the screen and would not be read aloud', async () => {
    const gallery = await openGallery()
    const { page, close } = await openScreen(browser, { bypassCSP: true })
    await showInGallery(page, { url: gallery.url, surface: 'resident', name: 'places-map' })
    expect(await page.evaluate(untoldOnScreen)).toEqual([])
    await page.evaluate(() => {
      document
        .querySelector('main')
        ?.insertAdjacentHTML('beforeend', '<svg><text>没有人念这一句</text></svg>')
    })
    expect(await page.evaluate(untoldOnScreen)).not.toEqual([])
    await close()
    await gallery.close()
  })

  test.each(spoiledInHighContrast)(
    'catches %s spoiled in high contrast alone',
    async (_what, style, finding) => {
      const rule = style.replace(/^/, '[data-contrast=high] ')
      const { normal, high } = await findingsOf({ style: rule })
      expect(normal).toEqual([])
      expect(
        high.filter((line) => finding.test(line)),
        high.join('\n') || 'no findings',
      ).not.toEqual([])
    },
  )
})
