import type { BenchDevice, BenchPad } from '#contract/bench.ts'
import { padKeyWords, padRows, padWords, pressingWords } from './words/hall.ts'
import { DeviceSection } from './device-section.tsx'
import type { Act } from './switches.tsx'

type Bench = Omit<BenchDevice, 'device'> & { device: BenchPad }

/** The numeric block of a keyboard, row by row; what has no meaning is there and does nothing. */
const KEYPAD_CAPS = [
  'Num',
  '/',
  '*',
  '-',
  '7',
  '8',
  '9',
  '+',
  '4',
  '5',
  '6',
  '1',
  '2',
  '3',
  'Enter',
  '0',
  '.',
]

/** One simulated caller pad, its keys to touch. */
export function PadBench({ bench, act }: { bench: Bench; act: Act }) {
  const { device } = bench
  const { shape, keys, pressed } = device
  const caps = shape === 'keypad' ? KEYPAD_CAPS : keys.map(({ cap }) => cap)
  const last = keys.find(({ key }) => key === pressed?.key)
  return (
    <DeviceSection
      bench={bench}
      itself={{
        label: padWords.itself,
        words: pressingWords(device),
        mood: device.manners === 'all' && device.plug === 'in' ? 'well' : 'wrong',
      }}
      rows={padRows}
      power="none"
      act={act}
    >
      <div class="caller">
        <div class="keys" data-shape={shape}>
          {caps.map((cap) => {
            const key = keys.find((one) => one.cap === cap)?.key
            return key === undefined ? (
              <span key={cap} class="key" data-cap={cap} aria-hidden="true">
                {cap}
              </span>
            ) : (
              <button
                key={cap}
                type="button"
                class="key"
                data-cap={cap}
                data-key={key}
                onClick={() => act({ action: 'press-key', key })}
              >
                <b>{cap}</b>
                {shape === 'keypad' && <small>{padKeyWords[key]}</small>}
              </button>
            )
          })}
        </div>
        <p class="pressed" role="status">
          {pressed === null || last === undefined
            ? padWords.nothingYet
            : padWords.pressed(pressed.times, last.cap)}
        </p>
        <p class="quiet">{padWords.hint}</p>
      </div>
    </DeviceSection>
  )
}
