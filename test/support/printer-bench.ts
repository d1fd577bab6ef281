import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { Create } from 'typebox/value'
import type { BenchAction, BenchPrinter, Ink } from '#contract/bench.ts'
import type { Paper } from '#contract/paper.ts'
import type { DeviceHealth, PrintOutcome, TicketPrinter, Wire } from '#daemon/devices/ports.ts'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { compose } from '#daemon/devices/protocols/escpos/compose.ts'
import { openDecoder } from '#daemon/devices/protocols/escpos/decoder.ts'
import { readPrinterModel } from '#daemon/devices/protocols/escpos/printer-model.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import { superviseDevices, type Supervisor } from '#daemon/devices/supervisor.ts'
import { simulatedWire } from '#daemon/devices/wires/simulated.ts'
import type { Clock } from '#daemon/clock.ts'
import { printerView } from './printer-view.ts'
import { silentLog } from './silent-log.ts'

const registry = await scanDrivers()
const CONFIG = new URL('../../config/', import.meta.url)
const models = new Map<string, unknown>(
  ['generic-80', 'generic-58'].map((name) => [
    name,
    parse(readFileSync(new URL(`printers/${name}.yaml`, CONFIG), 'utf8')),
  ]),
)

export type PrinterBench = {
  simulator: Simulator
  supervisor: Supervisor
  printer: TicketPrinter
  health(): DeviceHealth
  act(...actions: BenchAction[]): void
  view(): BenchPrinter
}

export type PrinterBenchOptions = {
  clock: Clock
  /** As in drivers/ticket-printer/. */
  driver: string
  /** By its name in devices.yaml, or one that the test holds already. */
  simulator: string | Simulator
  options?: Record<string, unknown>
  /** Instead of the simulated wire: what stands between driver and simulator. */
  wire?: (simulator: Simulator, clock: Clock) => Wire
}

/** A simulated printer with the real driver on it, kept running by the real supervisor as the printer of `kiosk-1`. */
export function openPrinterBench(wanted: PrinterBenchOptions): PrinterBench {
  const { clock } = wanted
  const simulator =
    typeof wanted.simulator === 'string' ? openSimulator(wanted.simulator, clock) : wanted.simulator
  const driver = registry.get(`ticket-printer/${wanted.driver}`)
  if (simulator === undefined || driver === undefined) throw new Error('no such simulator or driver')
  const supervisor = superviseDevices({
    devices: [
      {
        id: 'printer-1',
        port: 'ticket-printer',
        driver: wanted.driver,
        wire: { simulated: simulator.name },
        options: { ...(Create(driver.settings) as Record<string, unknown>), ...wanted.options },
      },
    ],
    registry,
    openWire: (_config, wireClock) => (wanted.wire ?? simulatedWire)(simulator, wireClock),
    clock,
    log: silentLog(),
    random: () => 0.5,
    profile: (_kind, name) => Promise.resolve(models.get(name)),
  })
  const printer = supervisor.printerFor('kiosk-1')
  if (printer === undefined) throw new Error('the bench has no printer')
  return {
    simulator,
    supervisor,
    printer,
    health: () => supervisor.health()[0]?.health ?? { at: 'down', reason: 'not configured' },
    act(...actions) {
      for (const action of actions) simulator.act(action)
    },
    view: () => printerView(simulator),
  }
}

/** A slip with a number that is found again on paper. */
export function slip(number: string): Paper {
  return {
    blocks: [
      { at: 'text', text: '安民社区便民服务站', align: 'center', size: 1, bold: false },
      { at: 'text', text: number, align: 'center', size: 'fill', bold: true },
      { at: 'rule', heavy: true },
      { at: 'ends', left: '前面', right: '3 人', bold: false },
      { at: 'list', mark: 'dot', items: ['居民身份证', '户口簿'] },
      { at: 'qr', text: `KT1:${number}`, caption: '手机扫一扫看进度' },
      { at: 'space', lines: 2 },
    ],
  }
}

/** What is on all the paper that ever came out of a printer, in the order it was printed. */
function allInk(view: BenchPrinter): Ink[] {
  const slips = view.taken.toReversed().concat(view.hanging ?? [])
  return [...slips.flatMap(({ inks }) => inks), ...view.coming]
}

/** How often a number stands on paper. */
export function timesPrinted(view: BenchPrinter, number: string): number {
  return allInk(view).filter((ink) => lineText(ink) === number).length
}

/** Whether the slip with this number came out from its first line to its cut, with nothing in between. */
export function isWhole(view: BenchPrinter, number: string): boolean {
  const model = readPrinterModel(models.get(`generic-${view.widthMm}`))
  if (model.at === 'wrong') throw new Error(model.message)
  const found = allInk(view).map((ink) => JSON.stringify(ink))
  // Over a slow line the number comes without its picture.
  return (['raster', 'none'] as const).some((graphics) => {
    const bytes = compose(slip(number), { ...model.model, graphics }, { at: 'none' })
    const wanted = openDecoder(view.dots)
      .feed(bytes)
      .flatMap((decoded) => (decoded.at === 'ink' ? [JSON.stringify(decoded.ink)] : []))
    return found.some((_, start) => wanted.every((ink, offset) => found[start + offset] === ink))
  })
}

function lineText(ink: Ink): string {
  return ink.at === 'line'
    ? ink.runs
        .map(({ text }) => text)
        .join('')
        .replaceAll(' ', '')
    : ''
}

/** Waits on a manual clock until an outcome is there, at most `ms`. */
export async function outcomeWithin(
  outcome: Promise<PrintOutcome>,
  ms: number,
  advance: (ms: number) => Promise<void>,
): Promise<PrintOutcome | 'hanging'> {
  const step = 50
  for (let waited = 0; waited <= ms; waited += step) {
    await advance(step)
    const found = await Promise.race([outcome, Promise.resolve('hanging' as const)])
    if (found !== 'hanging') return found
  }
  return 'hanging'
}
