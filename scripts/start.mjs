// `npm start`: brings what is missing, then stays in front of the daemon until it ends. Runs on Node 20.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import {
  daemonEnv,
  daemonNodeFlags,
  daemonProgram,
  EXIT_UNAVAILABLE,
  findNode,
  forwardSignals,
  prepareBuilt,
  prepareDependencies,
  root,
  say,
  signalExitCode,
} from './setup.mjs'

const PARENT_CHECK_MS = 1000

const dev = process.argv[2] === '--dev'
const flags = process.argv.slice(dev ? 3 : 2)
const serves = !['--version', '--check-config', '--help', '-h'].some((flag) => flags.includes(flag))

process.exitCode = await start()

async function start() {
  const dependencies = await prepareDependencies()
  if (dependencies.at !== 'ok') return giveUp(dependencies)
  const node = findNode()
  if (node === null) return EXIT_UNAVAILABLE
  const built = serves ? await prepareBuilt(node, dev ? ['screens'] : ['screens', 'daemon']) : dependencies
  if (built.at !== 'ok') return giveUp(built)

  const builder = dev
    ? spawn(node, [join(root, 'scripts', 'build.ts'), '--watch', '--gallery'], { stdio: 'inherit' })
    : null
  const watch = ['device-daemon', 'config', 'kiosk-ui/dist/server'].map(
    (folder) => `--watch-path=${join(root, folder)}`,
  )
  const code = await runDaemon(node, dev ? ['--watch', '--watch-preserve-output', ...watch] : [])
  builder?.kill()
  return code
}

/** @param {{ at: 'failed', words: string } | { at: 'stopped', code: number }} outcome */
function giveUp(outcome) {
  if (outcome.at === 'stopped') return outcome.code
  say(outcome.words)
  return EXIT_UNAVAILABLE
}

/**
 * @param {string} node
 * @param {string[]} nodeFlags
 * @returns {Promise<number>} the daemon's own exit code
 */
function runDaemon(node, nodeFlags) {
  const program = dev ? join(root, 'device-daemon', 'main.ts') : daemonProgram()
  return new Promise((settle) => {
    // Same process group, same terminal: a signal to the group reaches the daemon too.
    const daemon = spawn(node, [...daemonNodeFlags, ...nodeFlags, program, ...flags], {
      stdio: 'inherit',
      env: {
        ...process.env,
        ...daemonEnv,
        // It calls nobody: certificates that a machine names for calls would take 2 MB.
        NODE_EXTRA_CA_CERTS: undefined,
        KIOSK_GALLERY: dev ? 'served' : undefined,
      },
    })
    forwardSignals(daemon, ['SIGINT', 'SIGTERM'])
    // The daemon reads its contents again on SIGHUP. From a terminal it means that the terminal has been closed.
    process.on('SIGHUP', () => daemon.kill(process.stdin.isTTY ? 'SIGTERM' : 'SIGHUP'))
    stopWithNpm(daemon)
    daemon.on('error', (fault) => {
      say(`无法启动：${node}: ${fault.message}`)
      settle(EXIT_UNAVAILABLE)
    })
    daemon.on('exit', (code, signal) => settle(code ?? (signal === null ? 1 : signalExitCode(signal))))
  })
}

/**
 * npm killed outright passes nothing on; a daemon left behind would keep the port and the data folder.
 * @param {import('node:child_process').ChildProcess} daemon
 */
function stopWithNpm(daemon) {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const npm = process.ppid
  const check = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(check)
    daemon.kill('SIGTERM')
  }, PARENT_CHECK_MS)
  check.unref()
}
