import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowserAndStation } from '#test/support/browser-and-station.ts'
import { atTheReader } from '#test/support/card-ways.ts'
import { type Browser, type Screen } from '#test/support/chromium.ts'
import type { HousedStation } from '#test/support/housed-station.ts'
import { atTheScreen, countTouches, numberOnScreen } from '#test/support/resident.ts'
import { actOnPrinter, ticketFor } from '#test/support/station-client.ts'
import { isLarge, leafTo, setLayout, settled, shows } from '#test/support/ways.ts'

// How many touches of the glass each errand costs at the shipped sample station, counted by the page from home on. From
// the screen that rests it is one more, which wakes it. Choosing 大字版 or 坐着用 is not counted: it is done once.

type Mode = 'normal' | '大字版' | '坐着用'

/** Of people of 80, 67 and 72 (simulators/drawer.ts): nobody takes a second number for one errand. */
const cards: Record<Mode, number> = { normal: 5, 大字版: 7, 坐着用: 4 }

let browser: Browser
let station: HousedStation
openBrowserAndStation((opened) => ({ browser, station } = opened))

describe.each<Mode>(['normal', '大字版', '坐着用'])('in %s', (mode) => {
  const large = mode === '大字版'
  const sitting = mode === '坐着用'
  let screen: Screen
  beforeAll(async () => {
    screen = await atTheScreen(browser, station.url)
  })
  afterAll(() => screen?.close())

  /** The touches of a way from home. */
  async function touchesOf(way: (resident: Resident) => Promise<void>): Promise<number> {
    const { page } = screen
    await toHome(page, mode)
    const touches = await countTouches(page)
    await way(residentAt(page))
    return touches()
  }

  test('不知道办哪个: a number in 2 touches', async () => {
    const touches = await touchesOf(async ({ page, place, touch }) => {
      await place('take')
      await touch('choose-errand', /直接取号/)
      await numberOnScreen(page)
    })
    expect(touches).toBeLessThanOrEqual(2)
  })

  test.each(['交医疗保险', '交养老保险'])('%s: a number in 3 touches', async (errand) => {
    const touches = await touchesOf(async ({ page, toErrand, touch }) => {
      await toErrand(errand)
      await touch('confirm-errand', /^取号$/)
      await numberOnScreen(page)
    })
    expect(touches).toBeLessThanOrEqual(3)
  })

  test('优先取号 without a card: a number in 3 touches', async () => {
    const touches = await touchesOf(async ({ page, place, touch }) => {
      await place('take')
      await touch('choose-errand', '没带证，也可以优先')
      await touch('declare-priority', '孕妇')
      await numberOnScreen(page)
    })
    expect(touches).toBeLessThanOrEqual(3)
  })

  test('高龄补贴: a number in 3 touches and the card', async () => {
    const touches = await touchesOf(async ({ page, toErrand, touch }) => {
      await toErrand('高龄补贴')
      await touch('confirm-errand', /优先取号/)
      await touch('card-consent', /^同意/)
      await shows(page, 'place-card')
      await atTheReader(station.url, { action: 'put-card', card: cards[mode] })
      await numberOnScreen(page)
      await atTheReader(station.url, { action: 'take-card' })
    })
    expect(touches).toBeLessThanOrEqual(3)
  })

  test('低保: its guide in 2 touches, as a common errand', async () => {
    const touches = await touchesOf(async ({ page, place, touch }) => {
      await place('guide')
      await touch('guides', '申请低保')
      await shows(page, 'guide')
    })
    expect(touches).toBeLessThanOrEqual(2)
  })

  // Half of an upright screen has no room for the categories beside the common errands: they are turned to.
  const byCategory = sitting ? 4 : 3
  test(`低保: its guide in ${byCategory} touches by its category`, async () => {
    const touches = await touchesOf(async ({ page, place, touch }) => {
      await place('guide')
      await touch('guides', '社会救助')
      await touch('domain-items', /^申请低保/)
      await shows(page, 'guide')
    })
    expect(touches).toBeLessThanOrEqual(byCategory)
  })

  test('低保还差什么: the printed list in 8 touches', async () => {
    const touches = await touchesOf(async ({ page, place, touch }) => {
      await place('guide')
      await touch('guides', '申请低保')
      await touch('guide', /^自查$/)
      await touch('self-check', '必带的都有')
      await touch('self-check-question', '要带，还没有')
      await touch('self-check-question', /^不用带$/)
      await touch('self-check-result', /^打印自查单/)
      await page.getByRole('alertdialog', { name: '自查单已打印' }).waitFor()
      await page.getByRole('button', { name: '继续看' }).press('Enter')
      await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    })
    // 继续看 is pressed by a key, and is no touch of the errand.
    expect(touches).toBeLessThanOrEqual(8)
  })

  test('残疾人补贴 without a card: a priority number in 4 touches', async () => {
    const touches = await touchesOf(async ({ page, toErrand, touch }) => {
      await toErrand('残疾人补贴')
      await touch('confirm-errand', '没带证，也可以优先')
      await touch('declare-priority', '残疾人')
      await numberOnScreen(page)
    })
    expect(touches).toBeLessThanOrEqual(4)
  })

  test('盖章开证明: a number in 5 touches', async () => {
    const touches = await touchesOf(async ({ page, toErrand, touch }) => {
      await toErrand('盖章开证明')
      await touch('confirm-errand', /^取号$/)
      await numberOnScreen(page)
    })
    expect(touches).toBeLessThanOrEqual(5)
  })

  test('在哪里: the map of the hall in 2 touches', async () => {
    const touches = await touchesOf(async ({ page, place, touch }) => {
      if (large) {
        await place('guide')
        await touch('guides', '在哪里')
      } else await place('places')
      await shows(page, 'places')
    })
    expect(touches).toBeLessThanOrEqual(2)
  })

  test('查我的号: found in 5 touches, with the slip under the scanner', async () => {
    const mine = await ticketFor(station.url, { commandId: `command-budget-${cards[mode]}` })
    const touches = await touchesOf(async ({ page, place, touch }) => {
      const listening = page.waitForResponse(
        (reply) => reply.url().endsWith('/api/tickets/find/armed') && reply.ok(),
      )
      if (large) {
        await place('guide')
        await touch('guides', /查我的号/)
      } else await place('find-ticket')
      await listening
      await actOnPrinter(station.url, { action: 'scan-code', text: mine.qr }, 'scanner-1')
      await shows(page, 'found-ticket')
    })
    expect(touches).toBeLessThanOrEqual(5)
  })

  test('查我的号: where it stands in 5 touches, without a scanner', async () => {
    const mine = await ticketFor(station.url, { commandId: `command-typed-${cards[mode]}` })
    const touches = await touchesOf(async ({ page, place, touch }) => {
      if (large) {
        await place('guide')
        await touch('guides', /查我的号/)
      } else await place('find-ticket')
      await shows(page, 'find-ticket')
      for (const digit of mine.number.slice(1)) {
        await settled(page)
        await page.locator('.pad').getByRole('button', { name: digit, exact: true }).tap()
      }
      await shows(page, 'found-ticket')
      expect(await page.locator('.found .wait').innerText()).toContain(String(mine.ahead))
    })
    expect(touches).toBeLessThanOrEqual(5)
  })

  test('查办件进度: where its code is typed in 3 touches', async () => {
    const touches = await touchesOf(async ({ page, place, touch }) => {
      if (large) {
        await place('guide')
        await touch('guides', /查我的号/)
      } else await place('find-ticket')
      await touch('find-ticket', '查办件进度')
      await shows(page, 'case-find')
    })
    expect(touches).toBeLessThanOrEqual(3)
  })

  test('看公示: whom to object to, and where, in 2 touches', async () => {
    const touches = await touchesOf(async ({ page, place, touch }) => {
      await place('board')
      await touch('board', '拟确认低保家庭公示')
      await shows(page, 'notice')
      const objection = page.locator('.objection')
      expect(await objection.innerText()).toContain('0536-0000000')
    })
    expect(touches).toBeLessThanOrEqual(2)
  })

  test('找人: somebody is called with 1 touch, and in 5 a complaint is made instead', async () => {
    const touches = await touchesOf(async ({ page, place, touch }) => {
      await place('call')
      const sheet = page.getByRole('alertdialog')
      await sheet.getByText('已经叫了工作人员').waitFor()
      await settled(page)
      await sheet.getByRole('button', { name: '咨询或投诉' }).tap()
      await touch('tell-us', /^投诉/)
      await touch('feedback', '等得太久')
      await touch('feedback-contact', '不留，交上去')
      await shows(page, 'feedback-sent')
      // Nobody comes to a resident who complains instead.
      expect(await page.locator('.bar [data-place="call"]').innerText()).toContain('叫工作人员')
    })
    expect(touches).toBeLessThanOrEqual(5)
  })
})

async function toHome(page: Page, mode: Mode): Promise<void> {
  const home = page.locator('.bar button[data-place="home"]')
  if (await home.isVisible()) await home.tap()
  await shows(page, 'home')
  if (mode === '大字版' && !(await isLarge(page))) await setLayout(page, { large: true })
  if (mode === '坐着用' && (await page.locator('html[data-reach="sitting"]').count()) === 0) {
    await page.locator('.bar [data-place="sit"]').tap()
    await page.locator('html[data-reach="sitting"]').waitFor()
  }
  await settled(page)
}

type Resident = ReturnType<typeof residentAt>

function residentAt(page: Page) {
  const place = (name: string) => page.locator(`button[data-place="${name}"]`).first().tap()
  const touch = async (on: string, name: string | RegExp) => {
    await shows(page, on)
    const button = page.getByRole('button', { name }).first()
    // Where the screen has pages, it may stand on a later one.
    await leafTo(page, button)
    await button.tap()
  }
  return {
    page,
    place,
    touch,
    /** A common errand. */
    toErrand: (title: string) => touch('home', title),
  }
}
