import type { BenchDevice } from '#contract/bench.ts'
import { benchWords } from './words/bench.ts'
import type { BenchModel, BenchState } from './bench.ts'
import { DisplayBench } from './display-bench.tsx'
import { PadBench } from './pad-bench.tsx'
import { PrinterBench } from './printer-bench.tsx'
import { ReaderBench } from './reader-bench.tsx'
import { ScannerBench } from './scanner-bench.tsx'
import type { Act } from './switches.tsx'
import { VoiceBench } from './voice-bench.tsx'

/** The staff's tool for trying the station without hardware. */
export function BenchPage({ bench }: { bench: BenchModel }) {
  const state = bench.state.value
  return (
    <>
      <header class="page-head">
        <h1>{benchWords.title}</h1>
        <p>{benchWords.intro}</p>
      </header>
      <p
        class="notice"
        role="status"
        data-mood={state.at === 'away' || bench.refusal.value ? 'wrong' : 'none'}
      >
        {noticeOf(state) || bench.refusal.value}
      </p>
      <main>
        {devicesOf(state).map((device) => (
          <DeviceBench
            key={device.id}
            bench={device}
            slipCode={newestCode(devicesOf(state))}
            act={(action) => void bench.act(device.id, action)}
          />
        ))}
      </main>
    </>
  )
}

function DeviceBench({ bench, slipCode, act }: { bench: BenchDevice; slipCode: string | null; act: Act }) {
  const { device } = bench
  switch (device.at) {
    case 'ticket-printer':
      return <PrinterBench bench={{ ...bench, device }} act={act} />
    case 'card-reader':
      return <ReaderBench bench={{ ...bench, device }} act={act} />
    case 'code-scanner':
      return <ScannerBench bench={{ ...bench, device }} slipCode={slipCode} act={act} />
    case 'window-display':
      return <DisplayBench bench={{ ...bench, device }} act={act} />
    case 'caller-pad':
      return <PadBench bench={{ ...bench, device }} act={act} />
    case 'announcer':
      return <VoiceBench bench={{ ...bench, device }} act={act} />
  }
}

/** What stands in the QR code of the newest slip that hangs in a slot or was taken. */
function newestCode(devices: readonly BenchDevice[]): string | null {
  for (const { device } of devices) {
    if (device.at !== 'ticket-printer') continue
    const slips = device.hanging === null ? device.taken : [device.hanging, ...device.taken]
    const codes = slips.flatMap(({ inks }) => inks.flatMap((ink) => (ink.at === 'qr' ? [ink.data] : [])))
    if (codes[0] !== undefined) return codes[0]
  }
  return null
}

function devicesOf(state: BenchState) {
  return state.at === 'connecting' ? [] : state.devices
}

function noticeOf(state: BenchState): string {
  if (state.at === 'connecting') return benchWords.connecting
  if (state.at === 'away') return benchWords.away
  return state.devices.length === 0 ? benchWords.empty : ''
}
