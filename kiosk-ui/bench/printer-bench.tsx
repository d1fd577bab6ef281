import type { BenchDevice, BenchPrinter } from '#contract/bench.ts'
import { benchWords, engineWords, powerCycleWords, switchRows } from './words/bench.ts'
import { paperLength } from './paint-paper.ts'
import { PaperStrip } from './paper-strip.tsx'
import { type Act, Believed, Switches } from './switches.tsx'

const DOTS_PER_MM = 8

type Bench = Omit<BenchDevice, 'device'> & { device: BenchPrinter }

/** One simulated printer: the paper rising out of its slot, its switches, and the slips taken from it. */
export function PrinterBench({ bench, act }: { bench: Bench; act: Act }) {
  const { device } = bench
  return (
    <section class="device" aria-label={`${bench.id} ${device.model}`}>
      <header class="device-head">
        <h2>{device.model}</h2>
        <p class="device-id">{bench.id}</p>
      </header>
      <div class="device-body" data-width={device.widthMm}>
        <Mouth device={device} />
        <div class="panel">
          <Readings bench={bench} />
          <TakeButton device={device} act={act} />
          {switchRows.map((row) => (
            <Switches key={row.label} row={row} device={device} act={act} />
          ))}
          <div class="row">
            <span class="row-label" />
            <div class="choices">
              <button type="button" onClick={() => act({ action: 'power-cycle' })}>
                {powerCycleWords}
              </button>
            </div>
          </div>
        </div>
      </div>
      <TakenSlips device={device} />
    </section>
  )
}

/** The slot seen from the front: paper rises out of it, the first line highest. */
function Mouth({ device }: { device: BenchPrinter }) {
  const { hanging, coming } = device
  const inks = hanging?.inks ?? coming
  const parting = partingOf(device)
  return (
    <div class="mouth">
      <div class="rising">
        {inks.length > 0 ? (
          <PaperStrip
            inks={inks}
            widthMm={device.widthMm}
            dots={device.dots}
            upper={parting}
            lower={hanging === null ? 'roll' : parting}
            scale={1}
          />
        ) : (
          <p class="slot-empty">{benchWords.emptySlot}</p>
        )}
      </div>
      <div class="housing">
        <div class="slot" />
        <div class="fascia">
          <Lamps device={device} />
          <p class="paper-mm">
            {benchWords.paperMm(device.widthMm, Math.round(paperLength(inks) / DOTS_PER_MM))}
          </p>
        </div>
      </div>
    </div>
  )
}

/** Cut off already, the slip is taken; otherwise it has to be torn off. */
function TakeButton({ device, act }: { device: BenchPrinter; act: Act }) {
  const uncut = device.hanging === null
  const nothing = uncut && (device.coming.length === 0 || device.engine === 'printing')
  return (
    <button
      type="button"
      class="take"
      disabled={nothing}
      data-disabled={nothing || undefined}
      onClick={() => act({ action: 'take-slip' })}
    >
      {uncut && device.coming.length > 0 ? benchWords.tear : benchWords.take}
    </button>
  )
}

/** The lamps as printers label them. */
function Lamps({ device }: { device: BenchPrinter }) {
  const lamps = [
    { name: 'POWER', lit: 'green' },
    { name: 'PAPER', lit: device.paper.at === 'out' || device.paper.at === 'near-end' ? 'red' : 'off' },
    { name: 'ERROR', lit: device.engine === 'blocked' ? 'red' : 'off' },
  ]
  return (
    <ul class="lamps" aria-hidden="true">
      {lamps.map(({ name, lit }) => (
        <li key={name} data-lit={lit}>
          {name}
        </li>
      ))}
    </ul>
  )
}

function Readings({ bench }: { bench: Bench }) {
  const { device, health } = bench
  return (
    <>
      <dl class="readings">
        <div data-mood={device.engine === 'blocked' ? 'wrong' : 'well'}>
          <dt>{benchWords.itself}</dt>
          <dd>{engineWords(device)}</dd>
        </div>
        <Believed health={health} />
      </dl>
      <p class="bytes" data-mood={device.unknownBytes > 0 ? 'wrong' : 'well'}>
        {device.unknownBytes > 0 ? benchWords.unknown(device.unknownBytes) : benchWords.allKnown}
      </p>
    </>
  )
}

function TakenSlips({ device }: { device: BenchPrinter }) {
  return (
    <div class="taken">
      <h3>
        {benchWords.lastSlips} <small>{benchWords.lastSlipsHint}</small>
      </h3>
      {device.taken.length === 0 && <p class="quiet">{benchWords.noSlips}</p>}
      <ol>
        {device.taken.map((slip) => (
          <li key={slip.id}>
            <p>{benchWords.slipNumber(slip.id)}</p>
            <PaperStrip
              inks={slip.inks}
              widthMm={device.widthMm}
              dots={device.dots}
              upper={partingOf(device)}
              lower={partingOf(device)}
              scale={0.5}
            />
          </li>
        ))}
      </ol>
    </div>
  )
}

/** The narrow units have a tear bar instead of a blade. */
function partingOf(device: BenchPrinter): 'cut' | 'torn' {
  return device.widthMm === 58 ? 'torn' : 'cut'
}
