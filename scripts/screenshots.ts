// `npm run screenshots`: a picture of every screen in every state, in its directions, both type sizes, both contrasts and
// 坐着用, to be looked at. The states are the gallery's. `--out DIR` (default var/screenshots); `--only ticket` or `--only
// upright.large` for those whose file's name holds the words; `--readme` takes the README's own, of the shipped sample
// station and in half size, into kiosk-ui/screenshots. `--built` trusts the gallery that is there.
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openScreen } from '#test/support/chromium.ts'
import {
  modesOf,
  screensOf,
  showInGallery,
  type StandingScreen,
  statesOn,
} from '#test/support/gallery-screens.ts'
import { openGallery } from '#test/support/gallery-server.ts'
import type { Showing } from '../kiosk-ui/gallery/address.ts'
import { type Surface, surfaces } from '../kiosk-ui/gallery/states.ts'
import { type Taker, takeEach } from './screenshots/take-each.ts'
import { run } from './setup.mjs'

type Picture = { surface: Surface; name: string; screen: string; showing: Partial<Showing>; file: string }

const { values: flags } = parseArgs({
  options: {
    out: { type: 'string' },
    only: { type: 'string', multiple: true },
    readme: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
  },
})

if (!flags.built) {
  const built = await run(process.execPath, ['scripts/build.ts', '--gallery'])
  if (built.at !== 'ok') throw new Error('the gallery could not be built')
}
const gallery = await openGallery()
const browser = await launchBrowser()
try {
  const out = flags.out ?? (flags.readme ? 'kiosk-ui/screenshots' : 'var/screenshots')
  const failed = await takeAll(browser, flags.readme ? ofReadme() : ofEverything(), out)
  for (const words of failed) console.error(`no picture of ${words}`)
  if (failed.length > 0) process.exitCode = 1
} finally {
  await browser.close()
  await gallery.close()
}

function ofEverything(): Picture[] {
  return surfaces
    .flatMap((surface) =>
      Object.keys(screensOf[surface]).flatMap((screen) =>
        modesOf(surface, screen).flatMap((showing) =>
          statesOn(surface, screen, showing)
            .filter(({ lookedAtBy }) => lookedAtBy !== 'guide-pages')
            .map(({ name }) => ({
              surface,
              name,
              screen,
              showing,
              file: join(surface, [name, screen, ...marksOf(showing)].join('.')),
            })),
        ),
      ),
    )
    .filter(({ file }) => flags.only?.some((word) => file.includes(word)) ?? true)
}

/** What a person sees who has just cloned the project. */
function ofReadme(): Picture[] {
  const shipped = { station: 'shipped' } as const
  const picture = (surface: Surface, name: string, screen: string, file: string, showing = {}): Picture => ({
    surface,
    name,
    screen,
    showing: { ...shipped, ...showing },
    file,
  })
  return [
    ...['home', 'choose-errand', 'ticket-printed', 'guides', 'board', 'card-consent', 'places-map'].flatMap(
      (name) => [
        picture('resident', name, 'upright', `${name}.upright`),
        picture('resident', name, 'upright', `${name}.upright.large`, { type: 'large' }),
      ],
    ),
    picture('hall', 'moment', 'lying', 'hall-calling.lying'),
    picture('clerk', 'desk-called', 'lying', 'clerk-desk.lying'),
    picture('admin', 'today', 'lying', 'admin-today.lying'),
    picture('admin', 'todo-first-use', 'lying', 'admin-todo.lying'),
    picture('admin', 'station-name', 'lying', 'admin-station.lying'),
    picture('admin', 'notices-unmasked', 'lying', 'admin-notice.lying'),
    picture('admin', 'guides-editing', 'lying', 'admin-guide.lying'),
    picture('admin', 'self-check', 'lying', 'admin-self-check.lying'),
    picture('admin', 'devices', 'lying', 'admin-devices.lying'),
    picture('admin', 'pack', 'lying', 'admin-pack.lying'),
    picture('window', 'called', 'lying', 'window-called.lying'),
  ]
}

function marksOf({ type, contrast, reach }: Partial<Showing>): string[] {
  return [
    ...(type === 'large' ? ['large'] : []),
    ...(contrast === 'high' ? ['high'] : []),
    ...(reach === 'sitting' ? ['sitting'] : []),
  ]
}

/** One page a size: what was shown before leaves nothing behind. Answers with those that could not be taken. */
async function takeAll(browser: Browser, pictures: readonly Picture[], out: string): Promise<string[]> {
  const failed: string[] = []
  const sizes = Map.groupBy(pictures, ({ surface, screen }) => screensOf[surface][screen])
  for (const [size, some] of sizes)
    if (size) failed.push(...(await takeEach(some, () => openPage(browser, size, out))))
  return failed
}

async function openPage(browser: Browser, size: StandingScreen, out: string): Promise<Taker<Picture>> {
  const { page, context } = await openScreen(browser, {
    size,
    hasTouch: size.hasTouch ?? true,
    deviceScaleFactor: flags.readme ? 0.5 : 1,
  })
  return {
    async take({ surface, name, showing, file }) {
      const path = join(out, `${file}.png`)
      await mkdir(dirname(path), { recursive: true })
      await showInGallery(page, { url: gallery.url, surface, name, showing })
      await previewsShown(page)
      await page.screenshot({ path })
      console.log(path)
    },
    close: () => context.close(),
  }
}

/** What residents see beside a form comes after it. */
async function previewsShown(page: Page): Promise<void> {
  const frames = await page.locator('iframe').all()
  await Promise.all(
    frames.map((frame) =>
      frame.contentFrame().locator('html[data-preview=shown]').waitFor({ state: 'attached' }),
    ),
  )
}
