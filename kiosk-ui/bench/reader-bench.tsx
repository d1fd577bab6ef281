import type { BenchCardReader, BenchDevice } from '#contract/bench.ts'
import { cardKindWords, readerRows, readerWords, workWords } from './words/reader.ts'
import { type Act, Believed, Switches } from './switches.tsx'

type Bench = Omit<BenchDevice, 'device'> & { device: BenchCardReader }
type Card = BenchCardReader['drawer'][number]

/** One simulated ID-card reader: the place where cards lie, its switches, and a drawer of cards. */
export function ReaderBench({ bench, act }: { bench: Bench; act: Act }) {
  const { device } = bench
  return (
    <section class="device" aria-label={`${bench.id} ${device.model}`}>
      <header class="device-head">
        <h2>{device.model}</h2>
        <p class="device-id">{bench.id}</p>
      </header>
      <div class="device-body">
        <Pad device={device} act={act} />
        <div class="panel">
          <dl class="readings">
            <div data-mood="well">
              <dt>{readerWords.itself}</dt>
              <dd>{workWords(device)}</dd>
            </div>
            <Believed health={bench.health} />
          </dl>
          {readerRows.map((row) => (
            <Switches key={row.label} row={row} device={device} act={act} />
          ))}
          <div class="row">
            <span class="row-label" />
            <div class="choices">
              <button type="button" onClick={() => act({ action: 'power-cycle' })}>
                {readerWords.powerCycle}
              </button>
            </div>
          </div>
        </div>
      </div>
      <Drawer device={device} act={act} />
    </section>
  )
}

/** The reader seen from above. */
function Pad({ device, act }: { device: BenchCardReader; act: Act }) {
  const lying = device.lying.flatMap((card) => device.drawer.find((one) => one.card === card) ?? [])
  const empty = lying.length === 0
  return (
    <div class="reader">
      <div class="pad" data-work={device.work}>
        {empty && <p class="pad-empty">{readerWords.padEmpty}</p>}
        {lying.map((card) => (
          <CardButton key={card.card} card={card} lies act={act} />
        ))}
      </div>
      <div class="fascia">
        <p>{readerWords.pad}</p>
        {lying.length > 1 && <p>{readerWords.padTwo}</p>}
      </div>
      <div class="reader-hands">
        <button
          type="button"
          class="take"
          disabled={empty}
          data-disabled={empty || undefined}
          onClick={() => act({ action: 'take-card' })}
        >
          {readerWords.take}
        </button>
        <button
          type="button"
          class="take"
          disabled={empty}
          data-disabled={empty || undefined}
          onClick={() => act({ action: 'wiggle-card' })}
        >
          {readerWords.wiggle}
        </button>
      </div>
    </div>
  )
}

function Drawer({ device, act }: { device: BenchCardReader; act: Act }) {
  return (
    <div class="taken">
      <h3>
        {readerWords.drawer} <small>{readerWords.drawerHint}</small>
      </h3>
      <ol class="drawer">
        {device.drawer.map((card) => (
          <li key={card.card}>
            <CardButton card={card} lies={device.lying.includes(card.card)} act={act} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function CardButton({ card, lies, act }: { card: Card; lies: boolean; act: Act }) {
  return (
    <button
      type="button"
      class="id-card"
      data-kind={card.kind}
      aria-pressed={lies}
      onClick={() => act({ action: lies ? 'take-card' : 'put-card', card: card.card })}
    >
      <b>{card.maskedName}</b>
      <span>{readerWords.age(card.age)}</span>
      <small>
        {card.card + 1} {cardKindWords[card.kind]}
      </small>
    </button>
  )
}
