// `npm test`: brings what is missing, then runs every check with the pinned Node. Runs on Node 20.
//   npm test                      everything
//   npm test -- --static          what needs neither a browser nor a running station
//   npm test -- unit queue        one check; further words filter the test files
//   npm run test:package          the package, installed in a Debian that boots: `package`, which is not in everything
import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { prepareDebianPackages } from './debian.mjs'
import { findNode, forwardSignals, prepareDependencies, root, say, signalExitCode } from './setup.mjs'

const asked = process.argv.slice(2)

process.exitCode = await test()

async function test() {
  const [dependencies, debian] = await Promise.all([
    prepareDependencies(),
    prepareDebianPackages(suitesAsked()),
  ])
  if (dependencies.at === 'stopped') return dependencies.code
  if (debian.at === 'stopped') return debian.code
  const node = findNode()
  if (dependencies.at === 'failed' || node === null) {
    say(dependencies.at === 'failed' ? dependencies.words : '')
    console.log('\n0 passed, 1 failed')
    return 1
  }
  return runChecks(node, debian.at === 'failed' ? debian.words : '')
}

/** @returns {('unit' | 'browser' | 'package')[]} */
function suitesAsked() {
  if (asked.includes('--static')) return []
  if (asked.length === 0) return ['unit', 'browser']
  if (asked[0] === 'unit' || asked[0] === 'browser' || asked[0] === 'package') return [asked[0]]
  return []
}

/**
 * @param {string} node
 * @param {string} lacking words about Debian packages that could not be had, '' when all are there
 * @returns {Promise<number>}
 */
function runChecks(node, lacking) {
  return new Promise((settle) => {
    const path = `${dirname(node)}${delimiter}${process.env['PATH']}`
    const env = { ...process.env, PATH: path, TEST_LACKING_PACKAGES: lacking }
    const child = spawn(node, [join(root, 'scripts', 'checks.ts'), ...asked], {
      cwd: root,
      env,
      stdio: 'inherit',
    })
    forwardSignals(child)
    child.on('exit', (code, signal) => settle(code ?? (signal === null ? 1 : signalExitCode(signal))))
  })
}
