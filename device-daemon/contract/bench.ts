import { Type, type Static } from 'typebox'
import { DeviceHealth } from './device.ts'
import { CardKind } from './card.ts'
import { PadKey } from './pad.ts'

const Align = Type.Union([Type.Literal('left'), Type.Literal('center'), Type.Literal('right')])

/** Characters in one size and weight. `width`, `height`: multiples of the normal character (12×24 dots, 汉字 24×24). */
export const InkRun = Type.Object({
  text: Type.String(),
  width: Type.Integer({ minimum: 1, maximum: 8 }),
  height: Type.Integer({ minimum: 1, maximum: 8 }),
  bold: Type.Boolean(),
  /**
   * Dots in the place of characters, whose text is '': 24 high. `columns`: base64, three bytes a column from the left,
   * the uppermost dot first.
   */
  image: Type.Optional(Type.Object({ dots: Type.Integer({ minimum: 1 }), columns: Type.String() })),
})
export type InkRun = Static<typeof InkRun>

/** What a printer does to the paper, one thing after another; lengths in dots (1/8 mm). */
export const Ink = Type.Union([
  Type.Object({
    at: Type.Literal('line'),
    align: Align,
    runs: Type.Array(InkRun),
    /** How far the paper moves. */
    advance: Type.Integer(),
    /** The text was wider than the paper and the printer broke the line by itself here. */
    overflow: Type.Boolean(),
  }),
  Type.Object({ at: Type.Literal('feed'), advance: Type.Integer() }),
  Type.Object({
    at: Type.Literal('qr'),
    align: Align,
    data: Type.String(),
    moduleDots: Type.Integer(),
    correction: Type.Union([Type.Literal('L'), Type.Literal('M'), Type.Literal('Q'), Type.Literal('H')]),
    /** Height of the code; it is as wide. */
    advance: Type.Integer(),
  }),
  /** `rows`: base64 of the dots, most significant bit left, each row padded to whole bytes. */
  Type.Object({
    at: Type.Literal('raster'),
    align: Align,
    width: Type.Integer(),
    height: Type.Integer(),
    rows: Type.String(),
  }),
  Type.Object({ at: Type.Literal('cut'), partial: Type.Boolean() }),
  /** Bytes that the decoder does not understand; `offset` counts from the start of what it was fed. */
  Type.Object({
    at: Type.Literal('unknown'),
    offset: Type.Integer(),
    bytes: Type.String(),
    why: Type.String(),
  }),
])
export type Ink = Static<typeof Ink>

export const Slip = Type.Object({ id: Type.Integer(), inks: Type.Array(Ink) })
export type Slip = Static<typeof Slip>

/** A thermal printer as a person sees it who stands in front of it. */
export const BenchPrinter = Type.Object({
  at: Type.Literal('ticket-printer'),
  model: Type.String(),
  widthMm: Type.Union([Type.Literal(58), Type.Literal(80)]),
  dots: Type.Integer(),
  plug: Type.Union([Type.Literal('in'), Type.Literal('out')]),
  paper: Type.Union([
    Type.Object({ at: Type.Literal('loaded') }),
    Type.Object({ at: Type.Literal('near-end') }),
    Type.Object({ at: Type.Literal('ends-after'), lines: Type.Integer() }),
    Type.Object({ at: Type.Literal('out') }),
  ]),
  cover: Type.Union([Type.Literal('closed'), Type.Literal('open')]),
  line: Type.Union([Type.Literal('online'), Type.Literal('offline')]),
  speed: Type.Union([Type.Literal('normal'), Type.Literal('slow')]),
  /**
   * `all`: as the manual says. `no-process-id`: an old unit that ignores function 48. `silent`: prints, answers
   * nothing. `dead`: takes bytes and does nothing. `stuck`: takes no bytes.
   */
  manners: Type.Union([
    Type.Literal('all'),
    Type.Literal('no-process-id'),
    Type.Literal('silent'),
    Type.Literal('dead'),
    Type.Literal('stuck'),
  ]),
  noise: Type.Union([Type.Literal('none'), Type.Literal('some')]),
  /** With paper put in again: `resume` prints the rest, `forget` drops it. */
  recovery: Type.Union([Type.Literal('resume'), Type.Literal('forget')]),
  engine: Type.Union([Type.Literal('idle'), Type.Literal('printing'), Type.Literal('blocked')]),
  /** On its way out of the slot, not cut yet. */
  coming: Type.Array(Ink),
  /** Cut and hanging in the slot. */
  hanging: Type.Union([Slip, Type.Null()]),
  /** Taken, newest first. */
  taken: Type.Array(Slip),
  /** Bytes since it was switched on that the decoder does not understand. */
  unknownBytes: Type.Integer(),
})
export type BenchPrinter = Static<typeof BenchPrinter>

/** An ID-card reader and the cards of made-up people beside it, as a person sees them. */
export const BenchCardReader = Type.Object({
  at: Type.Literal('card-reader'),
  model: Type.String(),
  plug: BenchPrinter.properties.plug,
  speed: BenchPrinter.properties.speed,
  noise: BenchPrinter.properties.noise,
  /** `silent`: takes questions and answers nothing. */
  manners: Type.Union([Type.Literal('all'), Type.Literal('silent')]),
  /** `worn`: no card can be read, though each is found. */
  chips: Type.Union([Type.Literal('good'), Type.Literal('worn')]),
  work: Type.Union([Type.Literal('resting'), Type.Literal('looking'), Type.Literal('reading')]),
  /** Cards on the reader, by their place in the drawer. */
  lying: Type.Array(Type.Integer()),
  drawer: Type.Array(
    Type.Object({ card: Type.Integer(), kind: CardKind, maskedName: Type.String(), age: Type.Integer() }),
  ),
})
export type BenchCardReader = Static<typeof BenchCardReader>

/** A code scanner as a person sees it. */
export const BenchScanner = Type.Object({
  at: Type.Literal('code-scanner'),
  model: Type.String(),
  plug: BenchPrinter.properties.plug,
  noise: BenchPrinter.properties.noise,
  /** `silent`: its light is on and nothing is ever read. */
  manners: BenchCardReader.properties.manners,
  /** The newest code that it read, and how many there were. */
  scanned: Type.Union([Type.Object({ text: Type.String(), times: Type.Integer() }), Type.Null()]),
})
export type BenchScanner = Static<typeof BenchScanner>

/** A window's display of two lines as a person sees it who waits in front of it. */
export const BenchDisplay = Type.Object({
  at: Type.Literal('window-display'),
  model: Type.String(),
  plug: BenchPrinter.properties.plug,
  /** `dead`: takes bytes and goes on showing what it showed. `stuck`: takes no bytes. */
  manners: Type.Union([Type.Literal('all'), Type.Literal('dead'), Type.Literal('stuck')]),
  /** Each of 20 half-width columns. */
  upper: Type.String(),
  lower: Type.String(),
  /** 1 (dim) to 4. */
  brightness: Type.Integer({ minimum: 1, maximum: 4 }),
  /** Bytes since it was switched on that it does not understand. */
  unknownBytes: Type.Integer(),
})
export type BenchDisplay = Static<typeof BenchDisplay>

/** A pad with which a clerk calls, as a person sees it who sits before it. */
export const BenchPad = Type.Object({
  at: Type.Literal('caller-pad'),
  model: Type.String(),
  /** `keypad`: the numeric block of a keyboard. */
  shape: Type.Union([Type.Literal('pad'), Type.Literal('keypad')]),
  plug: BenchPrinter.properties.plug,
  noise: BenchPrinter.properties.noise,
  /** `silent`: its keys move and nothing is ever sent. */
  manners: BenchCardReader.properties.manners,
  /** In the order of its keys; `cap` is what is printed on them. */
  keys: Type.Array(Type.Object({ key: PadKey, cap: Type.String() })),
  /** The key that was pressed last, and how many presses there were in all. */
  pressed: Type.Union([Type.Object({ key: PadKey, times: Type.Integer() }), Type.Null()]),
})
export type BenchPad = Static<typeof BenchPad>

/** A voice module as a person hears it who stands in the hall. */
export const BenchAnnouncer = Type.Object({
  at: Type.Literal('announcer'),
  model: Type.String(),
  plug: BenchPrinter.properties.plug,
  speed: BenchPrinter.properties.speed,
  noise: BenchPrinter.properties.noise,
  /**
   * `silent`: speaks, answers nothing. `dead`: takes bytes and does nothing. `stuck`: takes no bytes. `endless`: never
   * comes to the end of what it speaks. `refusing`: answers every text with an error.
   */
  manners: Type.Union([
    Type.Literal('all'),
    Type.Literal('silent'),
    Type.Literal('dead'),
    Type.Literal('stuck'),
    Type.Literal('endless'),
    Type.Literal('refusing'),
  ]),
  /** What is to be heard right now. */
  speaking: Type.Union([Type.String(), Type.Null()]),
  /** Spoken to the end, newest first. */
  spoken: Type.Array(Type.Object({ id: Type.Integer(), text: Type.String() })),
  /** Texts that were broken off by another one, a stop or a loss of power. */
  brokenOff: Type.Integer(),
})
export type BenchAnnouncer = Static<typeof BenchAnnouncer>

/** What a person does to a simulated device. */
export const BenchAction = Type.Union([
  Type.Object({ action: Type.Literal('load-paper') }),
  Type.Object({ action: Type.Literal('remove-paper') }),
  Type.Object({ action: Type.Literal('paper-near-end') }),
  /** The roll ends after that many more lines, in the middle of a ticket for example. */
  Type.Object({
    action: Type.Literal('paper-ends-after'),
    lines: Type.Integer({ minimum: 1, maximum: 500 }),
  }),
  Type.Object({ action: Type.Literal('open-cover') }),
  Type.Object({ action: Type.Literal('close-cover') }),
  Type.Object({ action: Type.Literal('go-offline') }),
  Type.Object({ action: Type.Literal('go-online') }),
  Type.Object({ action: Type.Literal('set-speed'), speed: BenchPrinter.properties.speed }),
  Type.Object({
    action: Type.Literal('set-manners'),
    manners: Type.Union([BenchPrinter.properties.manners, BenchAnnouncer.properties.manners]),
  }),
  Type.Object({ action: Type.Literal('set-noise'), noise: BenchPrinter.properties.noise }),
  Type.Object({ action: Type.Literal('set-recovery'), recovery: BenchPrinter.properties.recovery }),
  Type.Object({ action: Type.Literal('take-slip') }),
  Type.Object({ action: Type.Literal('unplug') }),
  Type.Object({ action: Type.Literal('plug-in') }),
  Type.Object({ action: Type.Literal('power-cycle') }),
  /** On top of what lies on the reader already. */
  Type.Object({ action: Type.Literal('put-card'), card: Type.Integer({ minimum: 0 }) }),
  /** Without `card`: all of them. */
  Type.Object({ action: Type.Literal('take-card'), card: Type.Optional(Type.Integer({ minimum: 0 })) }),
  /** Puts it there, and takes it away in the middle of its reading, which no hand hits. */
  Type.Object({ action: Type.Literal('snatch-card'), card: Type.Integer({ minimum: 0 }) }),
  /** So far that the reader loses it for a moment. */
  Type.Object({ action: Type.Literal('wiggle-card') }),
  Type.Object({ action: Type.Literal('set-chips'), chips: BenchCardReader.properties.chips }),
  Type.Object({
    action: Type.Literal('scan-code'),
    text: Type.String({ minLength: 1, maxLength: 2953 }),
  }),
  /** `address`: of another pad on the line than the one that is seen. */
  Type.Object({
    action: Type.Literal('press-key'),
    key: PadKey,
    address: Type.Optional(Type.Integer({ minimum: 0, maximum: 255 })),
  }),
])
export type BenchAction = Static<typeof BenchAction>

export const BenchDevice = Type.Object({
  id: Type.String(),
  simulator: Type.String(),
  /** What the daemon believes of it, beside what it really is. */
  health: Type.Union([DeviceHealth, Type.Null()]),
  device: Type.Union([BenchPrinter, BenchCardReader, BenchScanner, BenchDisplay, BenchPad, BenchAnnouncer]),
})
export type BenchDevice = Static<typeof BenchDevice>

/** `GET /api/bench`; `GET /api/bench/live` sends one as event `bench` at once and after every change. */
export const Bench = Type.Object({ devices: Type.Array(BenchDevice) })
export type Bench = Static<typeof Bench>
