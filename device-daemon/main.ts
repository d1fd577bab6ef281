import { open } from 'node:fs/promises'
import { flushCompileCache } from 'node:module'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { systemClock } from './clock.ts'
import { type Daemon, type Inhabitant, startDaemon } from './daemon.ts'
import { scanDrivers } from './devices/registry.ts'
import { giveMemoryBack } from './daemon/give-memory-back.ts'
import { versionWarnings } from './daemon/guide-versions.ts'
import { answersItself, reportTo, serviceManagerOf } from './daemon/service-manager.ts'
import { openLog } from './log.ts'
import { stackInSources } from './stack.ts'
import { type Settings, formatFaults, ownVersion, readSettings, strictly, warningWords } from './settings.ts'

/** Exit codes other tools rely on (sysexits.h). */
const EXIT = { ok: 0, crashed: 1, usage: 64, unavailable: 69, config: 78 } as const
/** A supervisor that waits longer than this will kill us anyway (design, interfaces). */
const STOP_WITHIN_MS = 9_000

/** By then everything that a start needs has been compiled. */
const COMPILED_BY_MS = 5_000
/** And read, checked and indexed: twice what is needed from then on lies about as garbage. */
const TIDY_AT_MS = 10_000

const USAGE = `用法：npm start -- [--config 目录] [--data 目录] [--port 端口] [--check-config] [--version]
环境变量：KIOSK_CONFIG、KIOSK_DATA、KIOSK_PORT、KIOSK_LOG（debug、info、warn、error）`

if (import.meta.main) {
  try {
    await main()
  } catch (error) {
    // A bug; Node by itself would name places in the bundle.
    process.stderr.write(`${stackInSources(error instanceof Error ? String(error.stack) : String(error))}\n`)
    process.exit(EXIT.crashed)
  }
}

/** Reads the command line and runs the station; `more`: what it houses besides what ships. */
export async function main(more: readonly Inhabitant[] = []): Promise<void> {
  const flags = readFlags()
  if (flags === null) return
  if (flags.version) {
    process.stdout.write(`${ownVersion()}\n`)
    return
  }
  const drivers = await scanDrivers()
  const told = await readSettings(
    {
      config: flags.config ?? process.env['KIOSK_CONFIG'],
      data: flags.data ?? process.env['KIOSK_DATA'],
      port: flags.port ?? process.env['KIOSK_PORT'],
      logLevel: process.env['KIOSK_LOG'],
      gallery: process.env['KIOSK_GALLERY'],
      runtime: process.env['RUNTIME_DIRECTORY'],
      cache: process.env['CACHE_DIRECTORY'],
      updates: process.env['KIOSK_UPDATES'],
      updateKeys: process.env['KIOSK_UPDATE_KEYS'],
    },
    drivers,
  )
  const read = flags['check-config'] ? strictly(told) : told
  if (read.at === 'faults') {
    process.stderr.write(`${formatFaults(read.faults)}\n`)
    process.exitCode = EXIT.config
    return
  }
  const { settings } = read
  // A station that runs tells it to its staff.
  const versions = flags['check-config'] ? (await versionWarnings(settings)).map(warningWords) : []
  for (const warning of [...read.warnings, ...versions]) process.stderr.write(`提醒：${warning}\n`)
  if (flags['check-config']) {
    process.stdout.write(`配置没有问题：${settings.configDir}\n`)
    return
  }
  await run(settings, drivers, more)
}

async function run(
  settings: Settings,
  drivers: Awaited<ReturnType<typeof scanDrivers>>,
  more: readonly Inhabitant[],
): Promise<void> {
  const log = openLog(settings.logLevel)
  let daemon: Daemon | null = null
  let told: Promise<void> = Promise.resolve()
  // A start reads everything anyway.
  process.on('SIGHUP', () => void daemon?.readContentsAnew())
  const manager = serviceManagerOf(process.env)
  const reports =
    manager &&
    reportTo(manager, {
      isWell: async (withinMs) => daemon !== null && answersItself(daemon.port, withinMs),
      clock: systemClock,
      log,
    })
  const start = async (begins: () => void = () => {}): Promise<void> => {
    const started = await startDaemon(settings, drivers, log, systemClock, more)
    if (started.at === 'failed') {
      process.stderr.write(`无法启动：${started.reason}\n`)
      process.exitCode = EXIT.unavailable
      return
    }
    const running = started.daemon
    daemon = running
    begins()
    told = tellFirstAccounts(running, process.env['KIOSK_FIRST_ACCOUNTS'])
    process.stdout.write(addresses(settings, running))
    for (const reminder of running.reminders) process.stderr.write(`提醒：${reminder}\n`)
    void running.broken.then((reason) => {
      log.fatal({ reason }, 'the ledger is in doubt: starting anew tells what is on disk')
      process.exit(EXIT.unavailable)
    })
    void startAnewOnceWritable(running)
  }
  async function startAnewOnceWritable(running: Daemon): Promise<void> {
    await running.writableAgain
    log.warn('the data folder takes writes again: the station starts anew on it')
    daemon = null
    await running.stop()
    await start()
  }
  // Before anybody reads that it runs, and may stop it.
  await start(() =>
    stopOnSignal({ daemon: () => daemon, onBug: (error) => log.fatal({ err: error }, 'stopped by a bug') }),
  )
  if (process.exitCode === EXIT.unavailable) return
  void told.then(() => reports?.ready())
  // Node writes its cache at a clean end only; a power cut is how most kiosks end.
  systemClock.after(COMPILED_BY_MS, flushCompileCache)
  // A start fills its heap anyway. From then on garbage is collected once it is a quarter of what is in use: by itself V8
  // lets several times of that pile up, and 20,000 tickets taken at once need 310 MB instead of 190 (184 at a seventh, for
  // a quarter more work at 50 clients, each cycle being a pause that all of them feel).
  // Tidying up gives 40 MB back to the machine for a pause of 0.1 s; only where the launcher allows it (--expose-gc).
  systemClock.after(TIDY_AT_MS, () => {
    setFlagsFromString('--heap-growing-percent=25')
    globalThis.gc?.({ type: 'major', flavor: 'last-resort' })
    giveMemoryBack(systemClock)
  })
}

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        config: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
        'check-config': { type: 'boolean', default: false },
        version: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (!values.help) return values
    process.stdout.write(`${USAGE}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`)
    process.exitCode = EXIT.usage
  }
  return null
}

function addresses(settings: Settings, daemon: Daemon): string {
  const lines = daemon.pages.map(({ url, title }) => `  ${title}\t${url}`)
  if (daemon.fingerprint !== null) lines.push(`  证书指纹（SHA-256）\t${daemon.fingerprint}`)
  return `${settings.station.name} 已经启动\n${lines.join('\n')}\n`
}

/**
 * Past the logger, so that no log ever holds a PIN: into `file`, for the package hands it to root, else onto the terminal. They
 * count as told only once they lie there.
 */
async function tellFirstAccounts(
  { firstAccounts, firstAccountsTold }: Daemon,
  file: string | undefined,
): Promise<void> {
  if (firstAccounts.length === 0) return
  const lines = firstAccounts.map(({ name, pin }) => `first account: ${name} ${pin}\n`).join('')
  const written = file ? await writtenTo(file, lines) : await printed(lines)
  if (written) await firstAccountsTold()
}

function printed(lines: string): Promise<boolean> {
  return new Promise((done) => {
    process.stdout.write(lines, (error) => done(!error))
  })
}

async function writtenTo(path: string, lines: string): Promise<boolean> {
  try {
    await using file = await open(path, 'a', 0o600)
    await file.writeFile(lines)
    await file.sync()
    return true
  } catch (error) {
    process.stderr.write(`第一次的账号和密码没有写成：${String(error)}\n`)
    return false
  }
}

/** The first signal stops in order; a second one (a terminal and a launcher may both send it) changes nothing. */
function stopOnSignal({
  daemon,
  onBug,
}: {
  /** Null between two starts. */
  daemon(): Daemon | null
  onBug(error: unknown): void
}): void {
  let stopping = false
  const stop = (code: number): void => {
    if (stopping) return
    stopping = true
    const running = daemon()
    if (running === null) process.exit(code)
    const late = setTimeout(() => process.exit(code), STOP_WITHIN_MS)
    void running.stop().finally(() => {
      clearTimeout(late)
      process.exit(code)
    })
  }
  process.on('SIGTERM', () => stop(EXIT.ok))
  process.on('SIGINT', () => stop(EXIT.ok))
  // A bug may have left anything half done: nothing is saved, the next start replays the ledger.
  const crash = (error: unknown): void => {
    onBug(error)
    process.exit(EXIT.crashed)
  }
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
}
