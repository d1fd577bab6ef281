// `npm run simulate -- thermal-80|card-reader|… [--link PATH]`: a simulated device behind a serial port of its own, for trying the real
// driver without hardware. Lines typed on stdin are what a person does to the device.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import type { BenchAction, Ink } from '#contract/bench.ts'
import { systemClock } from '#daemon/clock.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import { openSimulatedPort } from './simulated-port.ts'

const EXIT_USAGE = 64
const EXIT_UNAVAILABLE = 69
const DEVICES = [
  'thermal-80',
  'thermal-58',
  'card-reader',
  'card-reader-hid',
  'cd5220',
  'caller-pad',
  'syn6288',
]
const USAGE = `用法：npm run simulate -- ${DEVICES.join('|')} [--link 设备文件]`

/** What can be typed, in the order of the help. */
const COMMANDS: readonly { word: string; action: BenchAction }[] = [
  { word: '缺纸', action: { action: 'remove-paper' } },
  { word: '装纸', action: { action: 'load-paper' } },
  { word: '纸将尽', action: { action: 'paper-near-end' } },
  { word: '开盖', action: { action: 'open-cover' } },
  { word: '合盖', action: { action: 'close-cover' } },
  { word: '脱机', action: { action: 'go-offline' } },
  { word: '联机', action: { action: 'go-online' } },
  { word: '变慢', action: { action: 'set-speed', speed: 'slow' } },
  { word: '正常速度', action: { action: 'set-speed', speed: 'normal' } },
  { word: '不回话', action: { action: 'set-manners', manners: 'silent' } },
  { word: '没反应', action: { action: 'set-manners', manners: 'dead' } },
  { word: '不收数据', action: { action: 'set-manners', manners: 'stuck' } },
  { word: '老机型', action: { action: 'set-manners', manners: 'no-process-id' } },
  { word: '回话', action: { action: 'set-manners', manners: 'all' } },
  { word: '乱码', action: { action: 'set-noise', noise: 'some' } },
  { word: '没有乱码', action: { action: 'set-noise', noise: 'none' } },
  { word: '补纸后丢弃', action: { action: 'set-recovery', recovery: 'forget' } },
  { word: '补纸后续打', action: { action: 'set-recovery', recovery: 'resume' } },
  { word: '取走小票', action: { action: 'take-slip' } },
  { word: '拔线', action: { action: 'unplug' } },
  { word: '插线', action: { action: 'plug-in' } },
  { word: '断电重启', action: { action: 'power-cycle' } },
]

/** More words for a card reader; of the others, those that fit it too. */
const READER_COMMANDS: readonly { word: string; action: BenchAction }[] = [
  { word: '拿走', action: { action: 'take-card' } },
  { word: '晃一下', action: { action: 'wiggle-card' } },
  { word: '芯片坏', action: { action: 'set-chips', chips: 'worn' } },
  { word: '芯片好', action: { action: 'set-chips', chips: 'good' } },
]
const VOICE_COMMANDS: readonly { word: string; action: BenchAction }[] = [
  { word: '念个没完', action: { action: 'set-manners', manners: 'endless' } },
  { word: '总说有错', action: { action: 'set-manners', manners: 'refusing' } },
]
/** As printed on the keys of the simulated pad. */
const PAD_COMMANDS: readonly { word: string; action: BenchAction }[] = [
  { word: '按下一位', action: { action: 'press-key', key: 'next' } },
  { word: '按重呼', action: { action: 'press-key', key: 'recall' } },
  { word: '按办理', action: { action: 'press-key', key: 'serve' } },
  { word: '按办结', action: { action: 'press-key', key: 'finish' } },
  { word: '按过号', action: { action: 'press-key', key: 'no-show' } },
  { word: '按挂起', action: { action: 'press-key', key: 'hold' } },
  { word: '按暂停', action: { action: 'press-key', key: 'pause' } },
]
const READER_WORDS = ['变慢', '正常速度', '不回话', '回话', '乱码', '没有乱码', '拔线', '插线', '断电重启']
const DISPLAY_WORDS = ['没反应', '不收数据', '回话', '拔线', '插线', '断电重启']
const PAD_WORDS = ['不回话', '回话', '乱码', '没有乱码', '拔线', '插线']
const VOICE_WORDS = [...READER_WORDS, '没反应', '不收数据']

/** What a typed line asks for: `纸剩 3` ends the roll after three more lines, `放卡 3` puts the third card down. */
export function readCommand(
  line: string,
): { at: 'act'; action: BenchAction } | { at: 'quit' } | { at: 'help' } | { at: 'unknown' } {
  const typed = line.trim()
  if (typed === '退出') return { at: 'quit' }
  if (typed === '' || typed === '帮助') return { at: 'help' }
  const left = /^纸剩\s*(\d{1,3})$/.exec(typed)
  const lines = Number(left?.[1])
  if (lines >= 1 && lines <= 500) return { at: 'act', action: { action: 'paper-ends-after', lines } }
  const card = Number(/^放卡\s*(\d{1,3})$/.exec(typed)?.[1])
  if (card >= 1) return { at: 'act', action: { action: 'put-card', card: card - 1 } }
  const found = [...COMMANDS, ...READER_COMMANDS, ...PAD_COMMANDS, ...VOICE_COMMANDS].find(
    ({ word }) => word === typed,
  )
  return found ? { at: 'act', action: found.action } : { at: 'unknown' }
}

/** The words of a slip, line by line, as they stand on the paper. */
export function slipText(inks: readonly Ink[]): string {
  return inks
    .flatMap((ink) => {
      if (ink.at === 'line') return [ink.runs.map(({ text }) => text).join('')]
      if (ink.at === 'qr') return [`〔二维码 ${ink.data}〕`]
      if (ink.at === 'unknown') return [`〔看不懂的字节 ${ink.bytes}：${ink.why}〕`]
      return []
    })
    .join('\n')
}

function help(simulator: Simulator): string {
  const view = simulator.view()
  const intro = '输入下面一个词再按回车：'
  const words = (of: readonly { word: string }[], more: readonly string[] = []) =>
    [...of.map(({ word }) => word), ...more, '帮助', '退出'].join('、')
  switch (view.at) {
    case 'ticket-printer':
      return `${intro}${words(COMMANDS, ['纸剩 3（再打三行就没纸）'])}`
    case 'card-reader': {
      const cards = view.drawer.map(({ card, maskedName, age }) => `${card + 1} ${maskedName} ${age} 岁`)
      return `抽屉里的卡：${cards.join('，')}\n${intro}放卡 1、${words(READER_COMMANDS, READER_WORDS)}`
    }
    case 'window-display':
      return `${intro}${words([], DISPLAY_WORDS)}`
    case 'caller-pad':
      return `${intro}${words(PAD_COMMANDS, PAD_WORDS)}`
    case 'announcer':
      return `${intro}${words(VOICE_COMMANDS, VOICE_WORDS)}`
    case 'code-scanner':
      return `${intro}${words([])}`
  }
}

/** What people call it, and how fast its line is when it comes from the factory. */
function kindOf(simulator: Simulator): { kind: string; baudRate: number } {
  switch (simulator.view().at) {
    case 'ticket-printer':
      return { kind: '打印机', baudRate: 115_200 }
    case 'card-reader':
      return { kind: '读卡器', baudRate: 115_200 }
    case 'code-scanner':
      return { kind: '扫码器', baudRate: 9600 }
    case 'window-display':
      return { kind: '显示屏', baudRate: 9600 }
    case 'caller-pad':
      return { kind: '叫号器', baudRate: 9600 }
    case 'announcer':
      return { kind: '语音模块', baudRate: 9600 }
  }
}

/** Writes what comes out of it: each slip once, when it is cut off; each picture on a display; each text begun. */
function tellOutput(simulator: Simulator, say: (text: string) => void): void {
  let told = ''
  const sayOnce = (id: string, text: string) => {
    if (id === told) return
    told = id
    say(text)
  }
  simulator.watch(() => {
    const view = simulator.view()
    switch (view.at) {
      case 'ticket-printer':
        if (view.hanging !== null) {
          const { id, inks } = view.hanging
          sayOnce(String(id), `── 第 ${id} 张小票 ──\n${slipText(inks)}\n`)
        }
        return
      case 'window-display':
        return sayOnce(
          `${view.upper}${view.lower}`,
          `┌────────────────────┐\n│${view.upper}│\n│${view.lower}│\n└────────────────────┘`,
        )
      case 'announcer':
        if (view.speaking === null && told === '') return
        return sayOnce(String(view.speaking), view.speaking === null ? '（念完了）' : `念：${view.speaking}`)
      case 'card-reader':
      case 'code-scanner':
      case 'caller-pad':
        return
    }
  })
}

async function main(): Promise<number> {
  const say = (text: string) => void process.stdout.write(`${text}\n`)
  const { values, positionals } = parseArgs({
    options: { link: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  })
  const [name] = positionals
  const simulator =
    name !== undefined && DEVICES.includes(name) ? openSimulator(name, systemClock) : undefined
  if (simulator === undefined) {
    process.stderr.write(`${USAGE}\n`)
    return EXIT_USAGE
  }
  const link = typeof values.link === 'string' ? values.link : join(tmpdir(), `kiosk-${simulator.name}`)
  const port = await openSimulatedPort(simulator, link).catch((error: unknown) => {
    process.stderr.write(`开不了模拟串口：${error instanceof Error ? error.message : String(error)}\n`)
  })
  if (port === undefined) return EXIT_UNAVAILABLE
  const { kind, baudRate } = kindOf(simulator)
  say(`模拟的${kind} ${simulator.name} 接在 ${link}。写进 config/devices.yaml：`)
  say(`    wire: {serial: ${link}, baudRate: ${baudRate}}\n${help(simulator)}`)
  tellOutput(simulator, say)
  await untilQuit(simulator, say)
  await port.close()
  return 0
}

/** Follows what is typed until 退出 or a signal; without a keyboard (stdin closed) until a signal. */
function untilQuit(simulator: Simulator, say: (text: string) => void): Promise<void> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: process.stdin })
    const quit = () => {
      lines.close()
      // An open stdin would keep the process alive.
      process.stdin.destroy()
      resolve()
    }
    process.once('SIGINT', quit)
    process.once('SIGTERM', quit)
    lines.on('line', (line) => {
      const command = readCommand(line)
      switch (command.at) {
        case 'quit':
          return quit()
        case 'help':
          return say(help(simulator))
        case 'unknown':
          return say(`没有“${line.trim()}”这个词。${help(simulator)}`)
        case 'act': {
          const done = simulator.act(command.action)
          return say(done.at === 'done' ? '好。' : done.reason)
        }
      }
    })
  })
}

if (import.meta.main) process.exitCode = await main()
