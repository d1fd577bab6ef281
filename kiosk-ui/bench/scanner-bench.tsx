import { useRef } from 'preact/hooks'
import type { BenchDevice, BenchScanner } from '#contract/bench.ts'
import { scannerRows, scannerWords, scanningWords } from './words/scanner.ts'
import { DeviceSection } from './device-section.tsx'
import type { Act } from './switches.tsx'

type Bench = Omit<BenchDevice, 'device'> & { device: BenchScanner }
type Props = {
  bench: Bench
  /** The code on the newest slip of the printers beside it; null without one. */
  slipCode: string | null
  act: Act
}

/** One simulated code scanner: its window, what is held before it, and its switches. */
export function ScannerBench({ bench, slipCode, act }: Props) {
  const { device } = bench
  return (
    <DeviceSection
      bench={bench}
      itself={{
        label: scannerWords.itself,
        words: scanningWords(device),
        mood: device.manners === 'all' && device.plug === 'in' ? 'well' : 'wrong',
      }}
      rows={scannerRows}
      power="none"
      act={act}
    >
      <Window device={device} slipCode={slipCode} act={act} />
    </DeviceSection>
  )
}

function Window({ device, slipCode, act }: Omit<Props, 'bench'> & { device: BenchScanner }) {
  const field = useRef<HTMLInputElement>(null)
  const scan = (text: string) => {
    if (text !== '') act({ action: 'scan-code', text })
  }
  return (
    <div class="scanner">
      <div class="scan-window" aria-hidden="true">
        <div class="scan-line" />
      </div>
      <p class="scanned" role="status">
        {device.scanned === null ? (
          scannerWords.nothingYet
        ) : (
          <>
            {scannerWords.scannedTimes(device.scanned.times)} <code>{device.scanned.text}</code>
          </>
        )}
      </p>
      <button
        type="button"
        class="take"
        disabled={slipCode === null}
        data-disabled={slipCode === null || undefined}
        onClick={() => slipCode !== null && scan(slipCode)}
      >
        {slipCode === null ? scannerWords.noSlip : scannerWords.newestSlip}
      </button>
      <form
        class="scan-by-hand"
        onSubmit={(event) => {
          event.preventDefault()
          scan(field.current?.value ?? '')
        }}
      >
        <label>
          {scannerWords.code}
          <input ref={field} type="text" autocomplete="off" spellcheck={false} placeholder="KT1:…" />
        </label>
        <button type="submit">{scannerWords.scan}</button>
      </form>
      <p class="quiet">{scannerWords.hint}</p>
    </div>
  )
}
