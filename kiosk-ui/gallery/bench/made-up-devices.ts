import type {
  BenchAnnouncer,
  BenchCardReader,
  BenchDevice,
  BenchDisplay,
  BenchPad,
  BenchPrinter,
  BenchScanner,
} from '#contract/bench.ts'

type Health = BenchDevice['health']

const READY: Health = { at: 'ready', conditions: [] }
const DOWN: Health = { at: 'down', reason: 'ENOENT' }

const printer: BenchPrinter = {
  at: 'ticket-printer',
  model: 'generic-80',
  widthMm: 80,
  dots: 576,
  plug: 'in',
  paper: { at: 'loaded' },
  cover: 'closed',
  line: 'online',
  speed: 'normal',
  manners: 'all',
  noise: 'none',
  recovery: 'resume',
  engine: 'idle',
  coming: [],
  hanging: null,
  taken: [],
  unknownBytes: 0,
}

const reader: BenchCardReader = {
  at: 'card-reader',
  model: 'sdt',
  plug: 'in',
  speed: 'normal',
  noise: 'none',
  manners: 'all',
  chips: 'good',
  work: 'resting',
  lying: [],
  drawer: [
    { card: 0, kind: 'resident', maskedName: '王*', age: 71 },
    { card: 1, kind: 'resident', maskedName: '李**', age: 34 },
  ],
}

const scanner: BenchScanner = {
  at: 'code-scanner',
  model: 'hid-pos',
  plug: 'in',
  noise: 'none',
  manners: 'all',
  scanned: null,
}

const display: BenchDisplay = {
  at: 'window-display',
  model: 'cd5220',
  plug: 'in',
  manners: 'all',
  upper: '1 号窗口'.padEnd(16),
  lower: ''.padEnd(20),
  brightness: 3,
  unknownBytes: 0,
}

const pad: BenchPad = {
  at: 'caller-pad',
  model: 'serial-frame',
  shape: 'pad',
  plug: 'in',
  noise: 'none',
  manners: 'all',
  keys: [
    { key: 'next', cap: '下一位' },
    { key: 'recall', cap: '重呼' },
    { key: 'finish', cap: '办完' },
    { key: 'no-show', cap: '过号' },
    { key: 'pause', cap: '暂停' },
  ],
  pressed: null,
}

const announcer: BenchAnnouncer = {
  at: 'announcer',
  model: 'syn6288',
  plug: 'in',
  speed: 'normal',
  noise: 'none',
  manners: 'all',
  speaking: null,
  spoken: [],
  brokenOff: 0,
}

const simulated = (id: string, device: BenchDevice['device'], health: Health = READY): BenchDevice => ({
  id,
  simulator: device.model,
  health,
  device,
})

export const printerWith = (more: Partial<BenchPrinter>, health: Health = READY): BenchDevice =>
  simulated('printer-1', { ...printer, ...more }, health)

/** One of each kind. */
export const atRest: readonly BenchDevice[] = [
  printerWith({}),
  simulated('reader-1', reader),
  simulated('scanner-1', scanner),
  simulated('display-1', display),
  simulated('pad-1', pad),
  simulated('announcer-1', announcer),
]

export const atWork: readonly BenchDevice[] = [
  printerWith({ engine: 'printing' }),
  simulated('reader-1', { ...reader, work: 'reading', lying: [0] }),
  simulated('scanner-1', { ...scanner, scanned: { text: 'KT1:made-up', times: 2 } }),
  simulated('display-1', { ...display, upper: '请 A001'.padEnd(17), lower: '到 1 号窗口'.padEnd(13) }),
  simulated('pad-1', { ...pad, pressed: { key: 'next', times: 3 } }),
  simulated('announcer-1', {
    ...announcer,
    speaking: '请 A001 到 1 号窗口',
    spoken: [{ id: 1, text: '请 A000 到 1 号窗口' }],
  }),
]

export const inTrouble: readonly BenchDevice[] = [
  printerWith(
    {
      paper: { at: 'out' },
      cover: 'open',
      engine: 'blocked',
      manners: 'silent',
      noise: 'some',
      unknownBytes: 12,
    },
    { at: 'attention', conditions: ['paper-out', 'cover-open'] },
  ),
  simulated('reader-1', { ...reader, chips: 'worn', lying: [0, 1], manners: 'silent' }),
  simulated('scanner-1', { ...scanner, plug: 'out' }, DOWN),
  simulated('display-1', { ...display, manners: 'dead', unknownBytes: 3 }, { at: 'opening' }),
  simulated('pad-1', { ...pad, shape: 'keypad', plug: 'out' }, DOWN),
  simulated('announcer-1', { ...announcer, manners: 'refusing', brokenOff: 2 }, null),
]
