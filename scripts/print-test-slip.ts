// `npm run print-test-slip [-- --config DIR --data DIR]`: one test slip on each configured printer, through the real driver.
import { mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Paper } from '#contract/paper.ts'
import type { PrintFault } from '#contract/ticket.ts'
import { systemClock, type Clock } from '#daemon/clock.ts'
import type { PrintOutcome, TicketPrinter, Wire } from '#daemon/devices/ports.ts'
import { profileReader } from '#daemon/devices/profiles.ts'
import { scanDrivers, type DriverRegistry } from '#daemon/devices/registry.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import { superviseDevices, type DeviceReport } from '#daemon/devices/supervisor.ts'
import { openWire } from '#daemon/devices/wires/open-wire.ts'
import { openLog } from '#daemon/log.ts'
import { formatFaults, readSettings, type Settings } from '#daemon/settings.ts'
import { takeInstanceLock } from '#daemon/store/instance-lock.ts'

const EXIT = { ok: 0, notPrinted: 1, usage: 64, unavailable: 69, config: 78 }
const WAIT_MS = 6000 // for the first answer of a printer that is slow to wake
const WAIT_STEP_MS = 50

const FAULT_WORDS: Record<PrintFault, string> = {
  'no-printer': '没有找到打印机：看看电源和连线，再看 devices.yaml 里的 wire',
  'paper-out': '缺纸',
  'cover-open': '上盖没有合好',
  offline: '打印机脱机',
  cutter: '切刀卡住',
  error: '打印机报错',
  unplugged: '打印机断开了',
  timeout: '打印机没有回应',
  restarted: '程序停止了',
}

/** What became of a test slip, for the person who stands beside the printer. */
export function outcomeWords(outcome: PrintOutcome): string {
  switch (outcome.at) {
    case 'printed':
      return '打好了，打印机自己确认过'
    case 'failed':
      return `没有打出来：${FAULT_WORDS[outcome.reason]}`
    case 'unconfirmed':
      return `说不准打没打出来，请看出纸口：${FAULT_WORDS[outcome.reason]}`
  }
}

/** A slip that shows what matters: width, sizes, a number as a picture, Chinese, rare characters, the cut and the QR code. */
export function testSlip(
  printer: Pick<DeviceReport, 'id' | 'wire'>,
  stationName: string,
  time: string,
): Paper {
  return {
    blocks: [
      { at: 'text', text: stationName, align: 'center', size: 1, bold: false },
      { at: 'text', text: '试打', align: 'center', size: 4, bold: true },
      { at: 'rule', heavy: true },
      { at: 'ends', left: '打印机', right: printer.id, bold: true },
      { at: 'ends', left: '接法', right: printer.wire, bold: false },
      { at: 'ends', left: '时间', right: time, bold: false },
      { at: 'rule', heavy: false },
      { at: 'text', text: '左', align: 'left', size: 2, bold: false },
      { at: 'text', text: '中', align: 'center', size: 2, bold: false },
      { at: 'text', text: '右', align: 'right', size: 2, bold: false },
      { at: 'text', text: 'A032', align: 'center', size: 'fill', bold: true },
      {
        at: 'list',
        mark: 'number',
        items: ['号码是大字，不是乱码', '汉字清楚，左右不出边', '二维码扫得出来', '小票切断，不带下一张'],
      },
      { at: 'qr', text: `station-kiosk test ${printer.id}`, caption: '扫一扫应出现打印机的编号' },
      { at: 'space', lines: 1 },
    ],
  }
}

type Result = { printer: DeviceReport; outcome: PrintOutcome }

/** Prints on every configured printer, one after another, and lets go of them. */
export async function printTestSlips(
  settings: Pick<Settings, 'devices' | 'configDir' | 'station'>,
  registry: DriverRegistry,
  clock: Clock,
): Promise<Result[]> {
  const results: Result[] = []
  for (const device of settings.devices.filter(({ port }) => port === 'ticket-printer')) {
    // One at a time and for any kiosk, so that the slip comes out of just this one.
    const { at: _place, ...anywhere } = device
    const supervisor = superviseDevices({
      devices: [anywhere],
      registry,
      openWire: (config, wireClock): Wire =>
        openWire(config, (name) => openSimulator(name, clock), wireClock),
      clock,
      log: openLog('silent'),
      random: Math.random,
      profile: profileReader(settings.configDir),
    })
    await firstAnswer(() => supervisor.health()[0]?.health.at === 'opening', clock)
    const [printer] = supervisor.health()
    const ticketPrinter: TicketPrinter | undefined = supervisor.printerFor('')
    if (printer === undefined || ticketPrinter === undefined)
      throw new Error('the printer just opened is gone')
    const time = wallClock(clock.now(), settings.station.timeZone)
    const outcome = await ticketPrinter.print(testSlip(printer, settings.station.name, time))
    await supervisor.stop()
    results.push({ printer, outcome })
  }
  return results
}

async function firstAnswer(stillOpening: () => boolean, clock: Clock): Promise<void> {
  for (let waited = 0; waited < WAIT_MS && stillOpening(); waited += WAIT_STEP_MS) {
    await new Promise<void>((resolve) => clock.after(WAIT_STEP_MS, resolve))
  }
}

function wallClock(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(now)
}

function readFlags(): { config?: string; data?: string } | undefined {
  try {
    return parseArgs({ options: { config: { type: 'string' }, data: { type: 'string' } } }).values
  } catch {
    process.stderr.write('用法：npm run print-test-slip -- [--config 目录] [--data 目录]\n')
    return undefined
  }
}

async function main(): Promise<number> {
  const flags = readFlags()
  if (flags === undefined) return EXIT.usage
  const registry = await scanDrivers()
  const read = await readSettings(
    {
      config: flags.config ?? process.env['KIOSK_CONFIG'],
      data: flags.data ?? process.env['KIOSK_DATA'],
      port: undefined,
      logLevel: undefined,
    },
    registry,
  )
  if (read.at === 'faults') {
    process.stderr.write(`${formatFaults(read.faults)}\n`)
    return EXIT.config
  }
  const { settings } = read
  await mkdir(settings.dataDir, { recursive: true })
  const lock = await takeInstanceLock(settings.dataDir, systemClock)
  if (lock.at !== 'held') {
    const why = lock.at === 'taken' ? '站点正在运行，打印机归它用。请先停下，再试打。' : lock.reason
    process.stderr.write(`不能试打：${why}\n`)
    return EXIT.unavailable
  }
  const results = await printTestSlips(settings, registry, systemClock)
  lock.release()
  if (results.length === 0) process.stdout.write('devices.yaml 里没有打印机。\n')
  for (const { printer, outcome } of results) {
    process.stdout.write(`${printer.id}（${printer.wire}）：${outcomeWords(outcome)}\n`)
  }
  return results.every(({ outcome }) => outcome.at === 'printed') ? EXIT.ok : EXIT.notPrinted
}

if (import.meta.main) process.exitCode = await main()
