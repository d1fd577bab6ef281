import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Block, Notice, NoticesReply } from '#contract/notice.ts'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { type Browser, LANDSCAPE, PORTRAIT } from '#test/support/chromium.ts'
import { type EditorClient, openEditor } from '#test/support/editor-client.ts'
import { hostileDocuments, OUTSIDE } from '#test/support/hostile-documents.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { polyglots } from '#test/support/polyglots.ts'
import { finger, live } from '#test/support/resident.ts'
import { signIn } from '#test/support/staff-client.ts'

const DOCUMENTS = hostileDocuments()
const FILES = polyglots('executed(1)')
/** What a notice is shown with; anything else would have come out of its text. */
const OURS = new Set(
  'P SPAN B H2 HR TABLE COLGROUP COL THEAD TBODY TR TH TD FIGURE IMG DIV BUTTON UL LI'.split(' '),
)

let browser: Browser
let station: HousedStation
let editor: EditorClient
let context: BrowserContext
/** What a page has run, and what it has asked elsewhere. */
let executed: unknown[] = []
let asked: string[] = []

openBrowserAndStation((opened) => ({ browser, station } = opened))
beforeAll(async () => {
  editor = await openEditor(station)
  // The pages' policy would stop what came out as markup: without it, nothing but the screens themselves stands in the way.
  context = await browser.newContext({ viewport: PORTRAIT, hasTouch: true, bypassCSP: true })
  await context.exposeFunction('executed', (which: unknown) => void executed.push(which))
  context.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') asked.push(request.url())
  })
  context.on('dialog', (dialog) => {
    executed.push(dialog.message())
    void dialog.dismiss()
  })
})
afterAll(() => context.close())

async function openPage(): Promise<Page> {
  executed = []
  asked = []
  return context.newPage()
}

/** Pages opened from now on are those of the 站长. */
async function asLead(): Promise<void> {
  const { cookie } = await signIn(station)
  const given = cookie.split('; ').map((one) => one.split('='))
  await context.addCookies(given.map(([name = '', value = '']) => ({ name, value, url: station.url })))
}

async function nothingHappened(page: Page): Promise<void> {
  // What has been begun by then is asked or run.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
  expect(executed).toEqual([])
  expect(asked).toEqual([])
}

const words = (text: string) => [{ at: 'plain' as const, text }]

/** Every text in every place that a notice has for one: as if no check had ever refused any of them. */
function blocksOf(texts: readonly string[]): Block[] {
  return texts.flatMap((text, i): Block[] => {
    switch (i % 5) {
      case 0:
        return [{ at: 'paragraph', runs: [{ at: 'bold', text }] }]
      case 1:
        return [{ at: 'heading', level: 1, runs: words(text) }]
      case 2:
        return [{ at: 'list', items: [words(text)] }]
      case 3:
        return [
          {
            at: 'table',
            columns: [{ runs: words(text), align: 'left' }],
            rows: [[words(text)]],
          },
        ]
      default:
        return [
          { at: 'picture', media: `${'0'.repeat(64)}-64x64.png`, width: 64, height: 64, description: text },
        ]
    }
  })
}

test('the corpus is worth the name, and a page that took it for markup would run it', async () => {
  expect(new Set(DOCUMENTS.map(({ text }) => text)).size + FILES.length).toBeGreaterThanOrEqual(600)
  const page = await openPage()
  await page.goto(`${station.url}/healthz`)
  await page.evaluate(
    (texts) => {
      for (const text of texts) document.body.insertAdjacentHTML('beforeend', `<div>${text}</div>`)
    },
    DOCUMENTS.map(({ text }) => text),
  )
  await expect.poll(() => new Set(executed).size).toBeGreaterThan(60)
  await expect.poll(() => asked.filter((url) => url.includes(OUTSIDE)).length).toBeGreaterThan(3)
  await page.close()
})

test('no text of a notice becomes markup on the kiosk, on the board or in the hall', async () => {
  const texts = DOCUMENTS.map(({ text }) => text)
  const board = (await (await fetch(`${station.url}/api/notices`)).json()) as NoticesReply
  const [entry] = board.notices
  if (entry === undefined) throw new Error('nothing hangs')
  const hostile = board.notices.map((notice, i) => ({
    ...notice,
    title: texts[(i * 7) % texts.length] ?? '',
    publisher: texts[(i * 11) % texts.length] ?? '',
  }))
  const notice: Notice = {
    ...entry,
    title: texts[0] ?? '',
    source: texts[1] ?? '',
    official: { issuer: texts[5] ?? '', number: texts[6] ?? '' },
    objection: { contact: texts[2] ?? '', phone: texts[3] ?? '', place: texts[4] ?? '' },
    blocks: blocksOf(texts),
  }
  await context.route('**/api/notices', (route) =>
    route.fulfill({ json: { ...board, notices: hostile, latest: hostile[0] ?? null } }),
  )
  await context.route('**/api/notices/*', (route) => route.fulfill({ json: { notice } }))

  const kiosk = await openPage()
  await kiosk.goto(station.url)
  await live(kiosk)
  await finger(kiosk).tapPlace('board')
  // While its pages are measured, all of the notice stands there at once.
  await kiosk.evaluate(
    (names) => {
      const seen = new Set<string>()
      new MutationObserver(() => {
        for (const element of document.querySelectorAll('main.notice .notice-text *')) {
          const led = [...element.attributes].some(
            ({ name, value }) =>
              name.startsWith('on') || (/^(src|href)$/.test(name) && !value.startsWith('/api/media/')),
          )
          seen.add(led ? `${element.tagName} that leads` : element.tagName)
        }
        document.body.dataset['strangers'] = [...seen].filter((tag) => !names.includes(tag)).join(' ')
      }).observe(document.body, { childList: true, subtree: true })
    },
    [...OURS],
  )
  await kiosk.locator('[data-screen="board"] .postings button, main.board li button').first().tap()
  await kiosk.locator('main.notice .notice-turn').waitFor()
  for (let i = 0; i < 3; i++) await kiosk.getByRole('button', { name: '下一页' }).tap()
  expect(await kiosk.evaluate(() => document.body.dataset['strangers'])).toBe('')
  await nothingHappened(kiosk)
  await kiosk.close()

  for (const path of ['/board', '/hall', '/print/notice/any']) {
    const page = await openPage()
    await page.setViewportSize(LANDSCAPE)
    await page.goto(station.url + path)
    await page.locator('[data-link="live"], .sheet').first().waitFor()
    await nothingHappened(page)
    await page.close()
  }
  await context.unrouteAll()
})

test('no hostile notice that an editor writes runs in /admin, nor where it hangs', async () => {
  const page = await openPage()
  await asLead()
  const body = DOCUMENTS.map(({ text }) => text).join('\n\n')
  const titles = DOCUMENTS.map(({ text }) => text).filter((text) =>
    /^[^\n\u202a-\u202e\u2066-\u2069]{1,60}$/.test(text),
  )
  const plain = { class: '通知公告', publisher: titles[1], publishedAt: '2026-11-12', source: titles[2] }
  // What passes the checks hangs; what does not is kept, and shown to its writer with what is wrong with it.
  for (const [i, title] of titles.slice(0, 12).entries())
    await editor.show(`notice/hostile-${i}`, null, { ...plain, title, body: '正文。' })
  expect((await editor.keep('notice/hostile-all', null, { ...plain, title: titles[3], body })).status).toBe(
    200,
  )
  const shown = {
    '/admin#notices': '.notices li a',
    '/admin#notices/hostile-all': 'textarea',
    '/board': '.lobby-news li',
    '/hall': '[data-link="live"]',
    '/': '[data-screen="home"]',
  }
  for (const [path, part] of Object.entries(shown)) {
    await page.goto('about:blank')
    await page.goto(station.url + path)
    await page.locator(part).first().waitFor()
    await nothingHappened(page)
  }
  await page.close()
})

test('nothing hostile that is pasted from another program runs in /admin, and none of its markup comes into the text', async () => {
  await asLead()
  const page = await openPage()
  await page.goto(`${station.url}/admin#notices/hostile-pasted/通知公告`)
  await page.locator('.text-piece textarea').first().waitFor()
  await page.evaluate(
    (texts) => {
      const field = document.querySelector('.text-piece textarea')
      const paste = (html: string) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/html', html)
        field?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      }
      for (const text of texts) paste(`<h2>标题</h2><ul><li>${text}</ul>${text}<table><tr><td>${text}<td>二`)
      paste(`<h2>最后</h2>${texts.map((text) => `<p>${text}`).join('')}`)
    },
    DOCUMENTS.map(({ text }) => text),
  )
  await expect
    .poll(() => page.locator('.text-piece[data-at="heading"] textarea').first().inputValue())
    .toBe('最后')
  await page.keyboard.press('Control+s')
  await page.locator('.editing-saved', { hasText: '存好' }).waitFor()
  await nothingHappened(page)
  const kept = await editor.open('notice/hostile-pasted')
  expect(kept.body.document?.['body']).not.toMatch(/<[a-z/!?]/i)
  await page.close()
})

test('a file that is a picture and something else besides is refused, or is nothing but a picture wherever it is opened', async () => {
  const page = await openPage()
  const names = new Set<string>()
  for (const { name, bytes } of FILES) {
    const kept = await editor.upload(bytes)
    expect([201, 400], `${name}: ${kept.detail}`).toContain(kept.status)
    if (kept.status === 201) names.add(kept.name)
  }
  expect(names.size).toBeGreaterThan(2)
  await page.goto(`${station.url}/healthz`)
  for (const name of names) {
    const url = `${station.url}/api/media/${name}`
    const reply = await fetch(url)
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': name.endsWith('png') ? 'image/png' : 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable',
    })
  }
  await page.evaluate(
    async (addresses) => {
      const made = addresses.flatMap((address) =>
        ['script', 'iframe', 'embed', 'img', 'object', 'link'].map((tag) => {
          const element = document.createElement(tag)
          element.setAttribute('rel', 'stylesheet')
          for (const to of ['src', 'data', 'href']) element.setAttribute(to, address)
          const done = new Promise((resolve) => {
            element.addEventListener('load', resolve)
            element.addEventListener('error', resolve)
            // Some say nothing where they show nothing.
            setTimeout(resolve, 500)
          })
          document.body.append(element)
          return done
        }),
      )
      await Promise.all(made)
    },
    [...names].map((name) => `${station.url}/api/media/${name}`),
  )
  await nothingHappened(page)
  for (const name of names) {
    await page.goto(`${station.url}/api/media/${name}`)
  }
  await nothingHappened(page)
  await page.close()
})
