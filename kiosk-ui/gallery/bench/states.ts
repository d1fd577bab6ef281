import type { BenchDevice, BenchPrinter, Ink, Slip } from '#contract/bench.ts'
import type { BenchState } from '../../bench/bench.ts'
import type { Answers } from '../made-up-daemon.ts'
import type { GalleryState } from '../state.ts'
import { atRest, atWork, inTrouble, printerWith } from './made-up-devices.ts'

export type BenchFixture = { state: BenchState; refusal?: string; answers?: Answers }

const bench = (
  name: string,
  state: BenchState,
  more: { refusal?: string } = {},
): GalleryState<BenchFixture> => ({
  name,
  screen: state.at,
  fixture: () => ({ state, ...more }),
})

const live = (devices: readonly BenchDevice[]): BenchState => ({ at: 'live', devices })

const line = (text: string, size: 1 | 2 | 6 = 1): Ink => ({
  at: 'line',
  align: 'center',
  runs: [{ text, width: size, height: size, bold: size > 1 }],
  advance: 30 * size,
  overflow: false,
})

const inks: readonly Ink[] = [
  line('示例村便民服务站', 2),
  line('A001', 6),
  line('综合业务'),
  { at: 'qr', align: 'center', data: 'KT1:made-up', moduleDots: 6, correction: 'M', advance: 180 },
  { at: 'feed', advance: 60 },
]
const slip = (id: number): Slip => ({ id, inks: [...inks, { at: 'cut', partial: true }] })

const printer = (more: Partial<BenchPrinter>) => live([printerWith(more)])

/** The bench, with every device at rest, at work and in trouble. */
export const benchStates: readonly GalleryState<BenchFixture>[] = [
  bench('connecting', { at: 'connecting' }),
  bench('no-devices', live([])),
  bench('at-rest', live(atRest)),
  bench('at-work', live(atWork)),
  bench('in-trouble', live(inTrouble)),
  bench('slip-coming', printer({ engine: 'printing', coming: [...inks] })),
  bench('slip-hanging', printer({ hanging: slip(3), taken: [slip(2), slip(1)] })),
  bench('away', { at: 'away', devices: atRest }),
  bench('refused', live(atRest), { refusal: '打印机没有插上，请先插上。' }),
]
