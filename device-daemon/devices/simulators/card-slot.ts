import type { BenchCardReader } from '#contract/bench.ts'
import type { Clock } from '#daemon/clock.ts'
import { readQuestion, type ReaderState, statesAnswer, versionAnswer } from '../protocols/pcsc/messages.ts'
import { refused, takingActions } from './acts.ts'
import { DRAWER_CARDS } from './card-reader.ts'
import { fillDrawer } from './drawer.ts'
import type { HostEnd, Simulator } from './simulator.ts'
import { openWatchers } from './watchers.ts'

/** `minor`: of the version that it speaks. `takes`: whether it takes older ones, too. */
export type CardSlotVariant = { name: string; model: string; minor: number; takes: 'its-own' | 'older' }

const READER = 'Simulated Card Slot 00 00'
const ANSWER_MS = 1
/** Made up: 3B, eight bytes of history, no word of whose the card is. */
const ATR = Uint8Array.of(0x3b, 0x68, 0, 0, 0x6b, 0x69, 0x6f, 0x73, 0x6b, 0, 0x90, 0)
const ACTIONS = [
  'put-card',
  'take-card',
  'wiggle-card',
  'set-chips',
  'set-manners',
  'unplug',
  'plug-in',
  'power-cycle',
] as const

/** pcscd at the far end of a socket, and a reader with a slot for one chip card behind it. */
export function openCardSlot(variant: CardSlotVariant, clock: Clock): Simulator {
  const drawer = fillDrawer(DRAWER_CARDS, clock.now())
  let parts: Pick<BenchCardReader, 'plug' | 'chips' | 'manners'> = {
    plug: 'in',
    chips: 'good',
    manners: 'all',
  }
  let card: number | undefined
  let events = 0
  let host: HostEnd | undefined
  const { watch, changed } = openWatchers()

  const states = (): ReaderState[] => {
    if (parts.plug === 'out') return []
    const atr = card !== undefined && parts.chips === 'good' ? ATR : new Uint8Array()
    return [{ name: READER, events, card: card === undefined ? 'absent' : 'present', atr }]
  }
  const answer = (asker: HostEnd, bytes: () => Uint8Array) => {
    clock.after(ANSWER_MS, () => {
      if (host === asker && parts.manners !== 'silent') asker.toHost(bytes())
    })
  }
  const done = () => {
    changed()
    return { at: 'done' as const }
  }
  const set = (wanted: Partial<typeof parts>) => {
    parts = { ...parts, ...wanted }
    return done()
  }
  const lay = (next: number | undefined) => {
    card = next
    events += 1
    return done()
  }

  const act = takingActions(ACTIONS, '这种读卡器没有这个。', (action) => {
    switch (action.action) {
      case 'put-card':
        if (drawer[action.card] === undefined) return refused('抽屉里没有这张卡。')
        if (card !== undefined) return refused('卡槽里已经有一张卡。')
        return lay(action.card)
      case 'take-card':
        if (card === undefined || (action.card ?? card) !== card) return refused('卡槽里没有这张卡。')
        return lay(undefined)
      case 'wiggle-card':
        if (card === undefined) return refused('卡槽里没有卡。')
        events += 1
        return lay(card)
      case 'set-chips':
        return set({ chips: action.chips })
      case 'set-manners':
        if (action.manners !== 'all' && action.manners !== 'silent') return refused('读卡器没有这一档。')
        return set({ manners: action.manners })
      case 'unplug':
        return set({ plug: 'out' })
      case 'plug-in':
        return set({ plug: 'in' })
      case 'power-cycle': {
        const gone = host
        host = undefined
        gone?.onVanish('pcscd ended')
        return done()
      }
    }
  })

  return {
    name: variant.name,
    attach(end) {
      if (host !== undefined) return undefined
      host = end
      let came = Buffer.alloc(0)
      return {
        async fromHost(bytes) {
          if (host !== end) return
          came = Buffer.concat([came, bytes])
          for (let question = readQuestion(came); question !== undefined; question = readQuestion(came)) {
            came = came.subarray(question.used)
            const { asks } = question
            if (asks.at === 'states') answer(end, () => statesAnswer(states()))
            if (asks.at === 'version') answer(end, () => versionAnswer(agreed(variant, asks.minor)))
          }
        },
        detach() {
          if (host === end) host = undefined
        },
      }
    },
    view: () => ({
      at: 'card-reader',
      model: variant.model,
      ...parts,
      speed: 'normal',
      noise: 'none',
      work: parts.plug === 'in' ? 'looking' : 'resting',
      lying: card === undefined ? [] : [card],
      drawer: drawer.map(({ kind, name, age }, place) => ({
        card: place,
        kind,
        maskedName: `${Array.from(name)[0]}*`,
        age,
      })),
    }),
    act,
    watch,
  }
}

function agreed({ minor, takes }: CardSlotVariant, asked: number) {
  const isTaken = asked === minor || (takes === 'older' && asked < minor)
  return { at: isTaken ? ('agreed' as const) : ('refused' as const), minor }
}
