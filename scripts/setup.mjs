// What `npm start` and `npm test` need before the pinned Node is there, so this file runs on Node 20 and uses
// nothing but Node itself.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/*
 * How the daemon is run, here and in tests. The default nursery of 16 MiB a half fills with what no kiosk needs; 4
 * costs no measurable speed. --expose-gc: the daemon tidies up once after its start. It gives memory back by a module that Node
 * calls an experiment, which is no news to the keeper of a station.
 */
export const daemonNodeFlags = [
  '--max-semi-space-size=4',
  '--expose-gc',
  '--disable-warning=ExperimentalWarning',
]

/*
 * glibc keeps what each thread once needed; with two arenas, and large blocks always given back, the daemon takes 100 MB
 * less (248 → 148 MB, x64). From 32 kB on it would take 13 MB less, those of V8's compilers, and answer fifty at once an
 * eighth later. As systemd does, CACHE_DIRECTORY names a folder for what only saves time.
 */
export const daemonEnv = {
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile'),
  CACHE_DIRECTORY: join(root, 'node_modules', '.cache', 'station-kiosk'),
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: String(256 * 1024),
}

/** What the sources are written for: type stripping, node:sqlite, Temporal. */
const PINNED_MAJOR = 26
/** EX_UNAVAILABLE of sysexits.h: something this needs cannot be had now. */
export const EXIT_UNAVAILABLE = 69

const pinnedNode = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
/** What `scripts/build.ts` makes of which sources, and where it writes down their hash. */
const built = {
  screens: {
    title: '构建界面',
    failed: '界面没有构建成功。',
    stamp: join(root, 'kiosk-ui', 'dist', 'screens.stamp'),
    inputs: ['kiosk-ui', 'device-daemon/contract', 'scripts/build.ts', 'package-lock.json'],
  },
  daemon: {
    title: '打包程序',
    failed: '程序没有打包成功。',
    stamp: join(root, 'device-daemon', 'dist', 'daemon.stamp'),
    inputs: ['device-daemon', 'scripts/build.ts', 'scripts/daemon-bundle.ts', 'package-lock.json'],
  },
}
/** @typedef {keyof typeof built} Built */

/**
 * @typedef {{ at: 'ok' } | { at: 'failed', words: string } | { at: 'stopped', code: number }} Outcome
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 */

/** One line for the person who waits; stderr, so that stdout stays the daemon's own. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** The shell's code for a process that a signal ended. @param {NodeJS.Signals} signal */
export function signalExitCode(signal) {
  return 128 + constants.signals[signal]
}

/**
 * The Node that runs the project: the pinned one, else this one when it is new enough, else null.
 * @returns {string | null}
 */
export function findNode() {
  if (process.platform === 'linux' && existsSync(pinnedNode) && pinnedNodeFault() === '') return pinnedNode
  return Number.parseInt(process.versions.node, 10) >= PINNED_MAJOR ? process.execPath : null
}

/** What the pinned Node says when this machine cannot run it; '' when it can. */
function pinnedNodeFault() {
  if (process.execPath === pinnedNode) return ''
  const { status, stderr, error } = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' })
  return status === 0 ? '' : (stderr || String(error)).trim()
}

/** @param {string} fault as the machine's loader says it */
export function nodeFaultWords(fault) {
  const words = `自带的 Node ${PINNED_MAJOR} 在这台机器上跑不起来：${fault}`
  // The one library that it needs beside those of every Debian.
  return fault.includes('libatomic.so.1') ? `${words}\n请装上它缺的库再来：apt-get install libatomic1` : words
}

/**
 * Every locked package lies in node_modules at its locked version. npm writes its own record there last, so a
 * broken-off install has none.
 */
function dependenciesAreCurrent() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(record)
  return Object.entries(wanted).every(([path, locked]) => {
    const installed = present[path]
    // The project itself is in the lock too.
    if (!path.startsWith('node_modules/')) return true
    if (installed === undefined) return locked.optional === true
    return installed.version === locked.version && installed.integrity === locked.integrity
  })
}

/** @param {string} file @returns {Record<string, LockedPackage>} */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/**
 * Installs what the lock names when something of it is missing.
 * @returns {Promise<Outcome>}
 */
export async function prepareDependencies() {
  if (dependenciesAreCurrent() && findNode() !== null) return { at: 'ok' }
  // NODE_ENV=production would leave vite out, and with it the screens.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env['npm_execpath']
  const outcome = await step('安装依赖（npm ci，首次约需一两分钟）', () =>
    npm?.endsWith('.js')
      ? // npm's own Node: ours may lie in the very folder that npm ci empties.
        run(process.env['npm_node_execpath'] ?? process.execPath, [npm, ...args])
      : run('npm', args),
  )
  if (outcome.at === 'failed') {
    // npm says first what is wrong and goes on with a page of usage.
    const reason = outcome.words.split('\n').slice(0, 12).join('\n')
    return {
      at: 'failed',
      words: `${reason}\n依赖没有装好（npm ci 失败）。请检查网络或 npm 镜像设置后重试。`,
    }
  }
  if (outcome.at !== 'ok' || findNode() !== null) return outcome
  if (!existsSync(pinnedNode)) {
    return {
      at: 'failed',
      words: `需要 Node ${PINNED_MAJOR}：自带的 node-linux-${process.arch} 没有装上，本机是 ${process.version}。`,
    }
  }
  const fault = pinnedNodeFault()
  // npm would run the next start on it, too, and nothing here could speak.
  rmSync(join(root, 'node_modules', '.bin', 'node'), { force: true })
  rmSync(join(root, 'node_modules', '.package-lock.json'), { force: true })
  return { at: 'failed', words: nodeFaultWords(fault) }
}

/**
 * Builds what is not built from the sources as they are now.
 * @param {string} node
 * @param {readonly Built[]} [wanted]
 * @returns {Promise<Outcome>}
 */
export async function prepareBuilt(node, wanted = ['screens', 'daemon']) {
  for (const what of wanted) {
    if (isFresh(what)) continue
    const { title, failed } = built[what]
    const outcome = await step(title, () => run(node, [join(root, 'scripts', 'build.ts'), `--${what}`]))
    if (outcome.at === 'failed') return { at: 'failed', words: `${outcome.words}\n${failed}` }
    if (outcome.at === 'stopped') return outcome
  }
  return { at: 'ok' }
}

/**
 * The file that runs the daemon: its bundle where that is built from the sources as they are now, else the sources. Of the bundle
 * a start takes a third of the time.
 */
export function daemonProgram() {
  return join(root, 'device-daemon', isFresh('daemon') ? 'dist/main.js' : 'main.ts')
}

/** @param {Built} what */
function isFresh(what) {
  const { stamp, inputs } = built[what]
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(inputs)
}

/**
 * Remembers what is about to be built from; the returned function writes it down once it is. A build that breaks off leaves
 * no stamp, one whose inputs changed meanwhile leaves one that no longer fits.
 * @param {Built} what
 */
export function beginStamp(what) {
  const { stamp, inputs } = built[what]
  const hash = hashOf(inputs)
  rmSync(stamp, { force: true })
  return () => {
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, hash)
  }
}

/** @param {readonly string[]} inputs */
function hashOf(inputs) {
  const hash = createHash('sha256')
  for (const input of inputs) {
    for (const file of listFiles(input))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0')
  }
  return hash.digest('hex')
}

/** @param {string} path @returns {string[]} */
function listFiles(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path]
  return readdirSync(join(root, path))
    .filter((name) => name !== 'dist' && name !== 'screenshots')
    .sort()
    .flatMap((name) => listFiles(`${path}/${name}`))
}

/**
 * Says what is being done, and afterwards how long it took.
 * @param {string} title
 * @param {() => Promise<Outcome>} work
 */
export async function step(title, work) {
  const began = performance.now()
  say(`· ${title} …`)
  const outcome = await work()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  if (outcome.at === 'ok') say(`  ${title}：完成，用时 ${seconds} 秒`)
  if (outcome.at === 'failed') say(`  ${title}：失败，用时 ${seconds} 秒`)
  return outcome
}

/**
 * Runs a set-up command to its end; what it prints is shown only when it fails. A signal that asks us to stop is
 * passed on and ends the set-up.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Outcome>}
 */
export function run(command, args, env = process.env) {
  return new Promise((settle) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    /** @type {Buffer[]} */
    const output = []
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    const stop = forwardSignals(child)
    child.on('error', (fault) => {
      stop.end()
      settle({ at: 'failed', words: `${command}: ${fault.message}` })
    })
    child.on('close', (code) => {
      stop.end()
      const asked = stop.asked()
      if (asked !== null) settle({ at: 'stopped', code: signalExitCode(asked) })
      else if (code === 0) settle({ at: 'ok' })
      else settle({ at: 'failed', words: Buffer.concat(output).toString('utf8').trim() })
    })
  })
}

/**
 * Passes on what asks us to stop, each signal once: a terminal and npm may both deliver the same one.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals[]} [signals]
 */
export function forwardSignals(child, signals = ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  /** @type {Set<NodeJS.Signals>} */
  const seen = new Set()
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    if (seen.has(signal)) return
    seen.add(signal)
    child.kill(signal)
  }
  for (const signal of signals) process.on(signal, forward)
  return {
    /** The first signal that came, or null. */
    asked: () => seen.values().next().value ?? null,
    end: () => {
      for (const signal of signals) process.removeListener(signal, forward)
    },
  }
}
