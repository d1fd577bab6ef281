import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { devtoolsOver, fieldsOf } from './devtools.ts'

/** `profiles`: a folder in memory. `flags`: what this machine needs besides. */
export type BrowserOptions = { program: string; profiles: string; flags: readonly string[] }

/** One Chromium with one page over the whole screen. */
export type Browser = {
  /** Resolves once the page has begun to load; false when it cannot be reached. */
  open(address: string): Promise<boolean>
  /** Where the page is, as the page itself says. Never answers while it hangs. Both reject when its process has crashed. */
  place(): Promise<string>
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

export async function openBrowser({ program, profiles, flags }: BrowserOptions): Promise<Browser> {
  const profile = mkdtempSync(join(profiles, 'profile-'))
  const child = spawn(program, [...FLAGS, ...flags, `--user-data-dir=${profile}`, 'about:blank'], {
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
  const crash = Promise.withResolvers<never>()
  crash.promise.catch(() => {})
  devtools.on('Target.targetCrashed', ({ targetId }) => {
    if (targetId === target) crash.reject(new Error('the page has crashed'))
  })
  // A kiosk has one page: what a link or a script opens beside it is closed.
  devtools.on('Target.targetCreated', ({ targetInfo }) => {
    const { type, targetId } = fieldsOf(targetInfo)
    if (type === 'page' && target !== '' && targetId !== target)
      ask('Target.closeTarget', { targetId }).catch(() => {})
  })
  try {
    await ask('Target.setDiscoverTargets', { discover: true })
    const { targetInfos } = await ask('Target.getTargets')
    const first = Array.isArray(targetInfos)
      ? targetInfos.map(fieldsOf).find(({ type }) => type === 'page')
      : undefined
    target = String(first?.['targetId'])
    page = String((await ask('Target.attachToTarget', { targetId: target, flatten: true }))['sessionId'])
  } catch (error) {
    kill()
    throw error
  }

  return {
    ended,
    kill,
    async open(address) {
      const { errorText } = await Promise.race([ask('Page.navigate', { url: address }, page), crash.promise])
      return errorText === undefined
    },
    async place() {
      const evaluated = ask('Runtime.evaluate', { expression: 'location.href' }, page)
      const { result } = await Promise.race([evaluated, crash.promise])
      return String(fieldsOf(result)['value'])
    },
  }
}
