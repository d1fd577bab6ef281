import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { coverPage } from './cover-page.ts'
import { devtoolsOver, fieldsOf } from './devtools.ts'
import { holdPage } from './hold-page.ts'

/**
 * `profiles`: a folder in memory. `flags`: what this machine needs besides. `first`: where its page begins; on an empty page the
 * keys would be the address bar's, which nothing holds.
 */
export type BrowserOptions = {
  program: string
  profiles: string
  flags: readonly string[]
  first: string
  /** Ends it, at whatever it is: a browser may start and never answer. */
  giveUp?: AbortSignal
}

/** How the page is, as the page itself says. `area`: in CSS pixels; less than before when something of the browser's stands beside it, 0 when it is empty. */
type Look = { place: string; area: number }

/** One Chromium with one page over the whole screen. */
export type Browser = {
  /** Resolves once the page has begun to load; false when it cannot be reached. */
  open(address: string): Promise<boolean>
  /** `dark`: the page is covered, unless it was touched lately. Never answers while the page hangs. Rejects when its process has crashed, until a page is opened anew. */
  look(dark: boolean): Promise<Look>
  /** Resolves when the browser answers, whatever its page does. */
  answers(): Promise<true>
  /** Ends the page's process, whatever it does, and resolves when it has ended; `open` gives it another one. */
  endPage(): Promise<void>
  /** A command of Chromium's DevTools protocol, to the page. */
  ask(method: string, params?: object): Promise<Record<string, unknown>>
  /** When it has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** At once, with all its processes. */
  kill(): void
}

const FLAGS = [
  '--kiosk',
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--disable-features=Translate,MediaRouter,GlobalMediaControls',
  '--password-store=basic',
  '--lang=zh-CN',
  // Calls are spoken without a touch.
  '--autoplay-policy=no-user-gesture-required',
  '--remote-debugging-pipe',
]

export async function openBrowser({
  program,
  profiles,
  flags,
  first,
  giveUp,
}: BrowserOptions): Promise<Browser> {
  const profile = mkdtempSync(join(profiles, 'profile-'))
  const child = spawn(program, [...FLAGS, ...flags, `--user-data-dir=${profile}`, first], {
    // The pipes of --remote-debugging-pipe are 3 and 4; a group of its own, so that all of it can be killed.
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve()).once('exit', () => resolve())
  })
  const kill = (): void => {
    if (child.pid === undefined) return
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
  giveUp?.addEventListener('abort', kill, { once: true })
  const tidyUp = async (): Promise<void> => {
    await ended
    kill()
    // Its last processes may still write.
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  void tidyUp()

  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as stdio above makes them
  const [, , , to, from] = child.stdio as unknown as [null, null, null, Writable, Readable]
  const devtools = devtoolsOver(to, from)
  const { ask } = devtools
  let page = ''
  let target = ''
  let crash = noCrash()
  devtools.on('Target.targetCrashed', ({ targetId }) => {
    if (targetId === target) crash.reject(new Error('the page has crashed'))
  })
  // A kiosk has one page: what a link or a script opens beside it is closed.
  devtools.on('Target.targetCreated', ({ targetInfo }) => {
    const { type, targetId } = fieldsOf(targetInfo)
    if (type === 'page' && target !== '' && targetId !== target)
      ask('Target.closeTarget', { targetId }).catch(() => {})
  })
  // A page that asks whether it may be left may.
  devtools.on('Page.javascriptDialogOpening', (_dialog, session) => {
    ask('Page.handleJavaScriptDialog', { accept: true }, session).catch(() => {})
  })
  try {
    await ask('Target.setDiscoverTargets', { discover: true })
    const { targetInfos } = await ask('Target.getTargets')
    const begun = Array.isArray(targetInfos)
      ? targetInfos.map(fieldsOf).find(({ type }) => type === 'page')
      : undefined
    target = String(begun?.['targetId'])
    page = String((await ask('Target.attachToTarget', { targetId: target, flatten: true }))['sessionId'])
    await ask('Browser.setDownloadBehavior', { behavior: 'deny' })
    // All others are refused without a question.
    await ask('Browser.grantPermissions', { permissions: [] })
    await ask('Page.enable', {}, page)
    for (const script of [coverPage, holdPage])
      await ask('Page.addScriptToEvaluateOnNewDocument', { source: `(${script.toString()})()` }, page)
  } catch (error) {
    kill()
    throw error
  }

  return {
    ended,
    kill,
    ask: (method, params) => ask(method, params, page),
    async open(address) {
      crash = noCrash()
      const { errorText } = await Promise.race([ask('Page.navigate', { url: address }, page), crash.promise])
      return errorText === undefined
    },
    async look(dark) {
      const expression = `document.body && window.stationCover?.(${dark}), [location.href, document.body ? innerWidth * innerHeight : 0]`
      const evaluated = ask('Runtime.evaluate', { expression, returnByValue: true }, page)
      const { result } = await Promise.race([evaluated, crash.promise])
      const said = fieldsOf(result)['value']
      const [place, area] = Array.isArray(said) ? said : []
      return { place: String(place), area: Number(area) }
    },
    answers: () => ask('Browser.getVersion').then(() => true as const),
    async endPage() {
      const { processInfo } = await ask('SystemInfo.getProcessInfo')
      const processes = Array.isArray(processInfo) ? processInfo.map(fieldsOf) : []
      for (const { type, id } of processes) {
        if (type !== 'renderer') continue
        try {
          process.kill(Number(id), 'SIGKILL')
        } catch {
          // It has ended by itself.
        }
      }
      // What is opened before Chromium has noticed goes to the process that is no more, and never comes.
      await crash.promise.catch(() => {})
    },
  }
}

function noCrash(): PromiseWithResolvers<never> {
  const crash = Promise.withResolvers<never>()
  crash.promise.catch(() => {})
  return crash
}
