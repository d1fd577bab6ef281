import type { BenchCardReader } from '#contract/bench.ts'
import type { Clock } from '#daemon/clock.ts'
import { COMMAND, response, STATUS, type CommandName } from '../protocols/sdt/frame.ts'
import { wrapForHid } from '../protocols/sdt/hid-wrapping.ts'
import { createFrameParser, type FrameBody } from '../protocols/sdt/parser.ts'
import { refused, takingActions } from './acts.ts'
import { readingOf, serialOf } from './card-chip.ts'
import { openCardPad, type PadAnswer } from './card-pad.ts'
import { fillDrawer } from './drawer.ts'
import { openNoise } from './noise.ts'
import type { HostEnd, Simulator } from './simulator.ts'
import { openWatchers } from './watchers.ts'

export type CardReaderVariant = { name: string; model: string; transport: 'raw' | 'hid-wrapped' }

/** Cards in the drawer: enough people for a day of a small station. */
export const DRAWER_CARDS = 64

/** How long the module works on a question before the first byte of its answer. */
const WORK_MS = { find: 10, select: 20, readTextAndPhoto: 250, other: 5 }
const CHUNK_BYTES = 110 // a reading arrives in about a dozen pieces
const BYTES_PER_MS = { normal: 11.5, slow: 0.96 } // 115200 and 9600 baud
const REPORT_BYTES = 64
const REST_MS = 800 // its lamp goes out when no card has been asked for in this time

const ACTIONS = [
  'put-card',
  'take-card',
  'snatch-card',
  'wiggle-card',
  'set-chips',
  'set-noise',
  'set-speed',
  'set-manners',
  'unplug',
  'plug-in',
  'power-cycle',
] as const

/** An ID-card reader at the far end of a wire: an SDT module, and a drawer of cards to put on it. */
export function openCardReader(variant: CardReaderVariant, clock: Clock): Simulator {
  const drawer = fillDrawer(DRAWER_CARDS, clock.now())
  const pad = openCardPad()
  let parts: Pick<BenchCardReader, 'plug' | 'chips' | 'manners' | 'noise' | 'speed'> = {
    plug: 'in',
    chips: 'good',
    manners: 'all',
    noise: 'none',
    speed: 'normal',
  }
  let work: BenchCardReader['work'] = 'resting'
  /** Is taken away in the middle of its reading. */
  let snatched: number | null = null
  let cancelRest = () => {}
  let host: HostEnd | undefined
  let parser = createFrameParser()
  const addNoise = openNoise()
  const { watch, changed } = openWatchers()

  const show = (next: BenchCardReader['work']) => {
    cancelRest()
    if (next !== 'resting') cancelRest = clock.after(REST_MS, () => show('resting'))
    if (work === next) return
    work = next
    changed()
  }

  /** Bytes leave in pieces, as fast as the line carries them, for as long as the same host listens. */
  const send = (bytes: Uint8Array, to: HostEnd) => {
    const size = variant.transport === 'raw' ? CHUNK_BYTES : REPORT_BYTES
    const piece = bytes.slice(0, size)
    clock.after(piece.length / BYTES_PER_MS[parts.speed], () => {
      if (host !== to) return
      to.toHost(piece)
      if (bytes.length > size) send(bytes.subarray(size), to)
    })
  }
  const answer = ({ sw, data }: PadAnswer) => {
    if (parts.manners === 'silent' || host === undefined) return
    const frame = response(sw, data)
    const sent = parts.noise === 'some' ? addNoise(frame) : frame
    send(variant.transport === 'raw' ? sent : inReports(wrapForHid(sent, 'answer')), host)
  }
  const afterWork = (ms: number, done: () => void) => {
    const asker = host
    clock.after(ms, () => {
      if (host === asker) done()
    })
  }

  const read = () => {
    show('reading')
    const reading = pad.beginReading()
    if (reading !== undefined && reading.card === snatched) {
      snatched = null
      afterWork(WORK_MS.readTextAndPhoto / 2, () => {
        pad.take(reading.card)
        changed()
      })
    }
    afterWork(WORK_MS.readTextAndPhoto, () => {
      show('looking')
      const person = reading && drawer[reading.card]
      if (person === undefined || reading?.still() !== true) return answer({ sw: [0, 0, STATUS.readFail] })
      pad.spend()
      if (parts.chips === 'worn') return answer({ sw: [0x6f, 0, STATUS.readFail] })
      answer({ sw: [0, 0, STATUS.ok], data: readingOf(person) })
    })
  }
  const take = (body: FrameBody) => {
    const command = commandOf(body)
    if (command === 'find' || command === 'select') show('looking')
    switch (command) {
      case 'find':
        return afterWork(WORK_MS.find, () => answer(pad.find()))
      case 'select':
        return afterWork(WORK_MS.select, () => answer(pad.select()))
      case 'readSerial':
        return afterWork(WORK_MS.other, () => answer(pad.serial(serialOf)))
      case 'readTextAndPhoto':
        return read()
      case 'reset':
      case 'samStatus':
        show('resting')
        return afterWork(WORK_MS.other, () => answer({ sw: [0, 0, STATUS.ok] }))
      case 'samId':
        return afterWork(WORK_MS.other, () => answer({ sw: [0, 0, STATUS.ok], data: SAM_ID }))
      case undefined:
        return afterWork(WORK_MS.other, () => answer({ sw: [0, 0, STATUS.command] }))
    }
  }

  const act = takingActions(ACTIONS, '读卡器没有这个。', (action) => {
    switch (action.action) {
      case 'put-card':
      case 'snatch-card': {
        const lying = pad.cards()
        if (drawer[action.card] === undefined) return refused('抽屉里没有这张卡。')
        if (lying.includes(action.card)) return refused('这张卡已经在读卡器上。')
        if (lying.length > 1) return refused('读卡器上放不下第三张。')
        pad.put(action.card)
        if (action.action === 'snatch-card') snatched = action.card
        return done()
      }
      case 'take-card':
        if (pad.cards().length === 0) return refused('读卡器上没有卡。')
        pad.take(action.card)
        snatched = null
        return done()
      case 'wiggle-card':
        if (pad.cards().length === 0) return refused('读卡器上没有卡。')
        pad.wiggle()
        return done()
      case 'set-chips':
        return set({ chips: action.chips })
      case 'set-noise':
        return set({ noise: action.noise })
      case 'set-speed':
        return set({ speed: action.speed })
      case 'set-manners':
        if (action.manners !== 'all' && action.manners !== 'silent') return refused('读卡器没有这一档。')
        return set({ manners: action.manners })
      case 'unplug': {
        const gone = host
        host = undefined
        show('resting')
        gone?.onVanish('unplugged')
        return set({ plug: 'out' })
      }
      case 'plug-in':
        pad.wiggle() // its field comes on again
        return set({ plug: 'in' })
      case 'power-cycle':
        parser = createFrameParser()
        pad.wiggle()
        return done()
    }
  })
  const set = (wanted: Partial<typeof parts>) => {
    parts = { ...parts, ...wanted }
    return done()
  }
  const done = () => {
    changed()
    return { at: 'done' as const }
  }

  return {
    name: variant.name,
    attach(end) {
      if (parts.plug === 'out' || host !== undefined) return undefined
      host = end
      parser = createFrameParser()
      return {
        async fromHost(bytes) {
          if (host !== end) return
          for (const body of parser.feed(bytes)) take(body)
        },
        detach() {
          if (host !== end) return
          host = undefined
          show('resting')
        },
      }
    },
    view: () => ({
      at: 'card-reader',
      model: variant.model,
      ...parts,
      work,
      lying: [...pad.cards()],
      // Even of people who do not exist, no more is shown than of those who do.
      drawer: drawer.map(({ kind, name, age }, card) => ({
        card,
        kind,
        maskedName: `${Array.from(name)[0]}*`,
        age,
      })),
    }),
    act,
    watch,
  }
}

const SAM_ID = Uint8Array.of(5, 0, 3, 0, 0x1c, 0x9f, 0x33, 0x01, 0x39, 0x30, 0, 0, 0xd2, 0x02, 0x96, 0x49)

const COMMAND_NAMES: readonly CommandName[] = [
  'reset',
  'samStatus',
  'samId',
  'find',
  'select',
  'readTextAndPhoto',
  'readSerial',
]

function commandOf(body: FrameBody): CommandName | undefined {
  const [command, parameter] = body
  return COMMAND_NAMES.find((name) => COMMAND[name][0] === command && COMMAND[name][1] === parameter)
}

function inReports(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil(bytes.length / REPORT_BYTES) * REPORT_BYTES)
  padded.set(bytes)
  return padded
}
