// Updates of a station that was installed as a package, by its units and by `station-kiosk`; only ever run from what the package
// itself has installed.
//   run                              what was interrupted, and what is asked for in the inbox (station-update.service)
//   settle                           before each start of the daemon
//   order FILE [--now] [--older]     asks for it
//   switch                           to the release that waits
//   state                            says how it stands
//   trust FILE NAME                  takes updates that this public key signs
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs, promisify } from 'node:util'
import { updateStateWords } from '#daemon/http/words/updates.ts'
import { fingerprintOf, readPublicKey } from '#daemon/store/packs/pack-keys.ts'
import {
  readUpdateState,
  type UpdateOrder,
  updatePlaces,
  writeOrder,
} from '#daemon/store/updates/update-state.ts'
import { systemDisk } from './update/disk.ts'
import { lookAt } from './update/look.ts'
import { type Ground, PACE, settle, update } from './update/updating.ts'

const run = promisify(execFile)
const EXIT = { usage: 64, refused: 65, unavailable: 69 } as const
const FOLDER = '/var/lib/station-update'
const KEYS = '/etc/station-update/keys'
const UNIT = 'station-update.service'
const DEFAULT_PORT = '8080'

const systemctl = async (...args: string[]): Promise<void> => void (await run('systemctl', args))

const ground: Ground = {
  folder: FOLDER,
  ownProgram: join(import.meta.dirname, '..'),
  dataDir: '/var/lib/station-kiosk',
  keys: KEYS,
  disk: systemDisk,
  services: {
    stopDaemon: () => systemctl('stop', 'station-daemon.service'),
    // Whether it has started is looked at from outside.
    startDaemon: () => systemctl('start', '--no-block', 'station-daemon.service'),
    restartScreens: () => systemctl('try-restart', '--no-block', 'station-screen@*.service'),
  },
  // As the daemon's own unit has it.
  look: () => lookAt(`http://127.0.0.1:${process.env['KIOSK_PORT'] || DEFAULT_PORT}`),
  say: (words) => void process.stdout.write(`${words}\n`),
  pace: PACE,
}

const [command, ...args] = process.argv.slice(2)
process.exitCode = await main()

async function main(): Promise<number> {
  switch (command) {
    case 'run':
      await update(ground)
      return 0
    case 'settle':
      await settle(ground, 'start')
      return 0
    case 'order':
      return orderFile()
    case 'switch':
      return ordered({ at: 'switch', id: randomUUID(), by: null })
    case 'state':
      return sayState()
    case 'trust':
      return trust()
    case undefined:
    default:
      return EXIT.usage
  }
}

async function orderFile(): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { now: { type: 'boolean', default: false }, older: { type: 'boolean', default: false } },
  })
  const [from] = positionals
  if (from === undefined) return EXIT.usage
  const id = randomUUID()
  const file = `${id}.update`
  try {
    copyFileSync(resolve(from), join(updatePlaces(FOLDER).inbox, file))
  } catch (error) {
    process.stderr.write(`读不了 ${from}：${String(error)}\n`)
    return EXIT.unavailable
  }
  return ordered({ at: 'take', id, by: null, file, ...values })
}

/** Waits until it is done, which is two minutes at most after a switch. */
async function ordered(order: UpdateOrder): Promise<number> {
  const written = await writeOrder(FOLDER, order)
  if (written.at === 'failed') {
    process.stderr.write(`没有办成：${written.reason}\n`)
    return EXIT.unavailable
  }
  await systemctl('start', UNIT)
  return sayState()
}

async function sayState(): Promise<number> {
  const state = await readUpdateState(FOLDER)
  process.stdout.write(`${updateStateWords(state)}\n`)
  return state.at === 'refused' || state.at === 'rolled-back' ? EXIT.refused : 0
}

async function trust(): Promise<number> {
  const [file, name] = args
  if (file === undefined || name === undefined || !/^[^/.\s][^/]{0,39}$/.test(name)) return EXIT.usage
  const read = readPublicKey(readFileSync(file, 'utf8'))
  if (read.at === 'refused') {
    process.stderr.write(
      read.code === 'private-key' ? '这是私钥，不能放在这里，请马上告诉市里换一把。\n' : '这不是公钥。\n',
    )
    return EXIT.refused
  }
  process.stdout.write(
    `指纹：${fingerprintOf(read.key)}\n打电话给市里，请他们把指纹念一遍。一样吗？（一样就打 yes）`,
  )
  const asked = createInterface({ input: process.stdin })
  const [said = ''] = (await asked[Symbol.asyncIterator]().next()).value?.split('\n') ?? []
  asked.close()
  if (said.trim() !== 'yes') {
    process.stdout.write('\n没有登记，什么都没有改。\n')
    return EXIT.refused
  }
  writeFileSync(join(KEYS, `${name}.pub`), `${read.key}\n`, { mode: 0o644 })
  process.stdout.write(`\n登记好了：以后收“${name}”签名的升级。不再收：删掉 ${join(KEYS, `${name}.pub`)}\n`)
  return 0
}
