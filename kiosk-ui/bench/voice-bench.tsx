import type { BenchAnnouncer, BenchDevice } from '#contract/bench.ts'
import { voiceRows, voiceWords, voicingWords } from './words/hall.ts'
import { DeviceSection } from './device-section.tsx'
import type { Act } from './switches.tsx'

type Bench = Omit<BenchDevice, 'device'> & { device: BenchAnnouncer }

/** One simulated voice module: its loudspeaker, what it says now, and what it has said. */
export function VoiceBench({ bench, act }: { bench: Bench; act: Act }) {
  const { device } = bench
  const { speaking, spoken, brokenOff, manners, plug } = device
  return (
    <DeviceSection
      bench={bench}
      itself={{
        label: voiceWords.itself,
        words: voicingWords(device),
        mood: manners === 'all' && plug === 'in' ? 'well' : 'wrong',
      }}
      rows={voiceRows}
      power="switch"
      readings={
        <p class="bytes" data-mood={brokenOff === 0 ? 'well' : 'wrong'}>
          {brokenOff === 0 ? voiceWords.noneBrokenOff : voiceWords.brokenOff(brokenOff)}
        </p>
      }
      act={act}
    >
      <div class="voice">
        <div class="loudspeaker" data-speaking={speaking === null ? 'no' : 'yes'}>
          <Grille />
          <p class="saying" role="status">
            {speaking ?? voiceWords.quiet}
          </p>
        </div>
        <div class="spoken">
          <h3>
            {voiceWords.spoken} <small>{voiceWords.spokenHint}</small>
          </h3>
          {spoken.length === 0 ? (
            <p class="quiet">{voiceWords.nothingYet}</p>
          ) : (
            <ol>
              {spoken.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ol>
          )}
        </div>
      </div>
    </DeviceSection>
  )
}

const HOLES = [-3, -2, -1, 0, 1, 2, 3]
const GRILLE_RADIUS = 3.4 // in holes

/** Holes in rows, as far as the cone behind them reaches. */
function Grille() {
  const holes = HOLES.flatMap((y) => HOLES.map((x) => ({ x, y }))).filter(
    ({ x, y }) => Math.hypot(x, y) <= GRILLE_RADIUS,
  )
  return (
    <svg class="grille" viewBox="-4 -4 8 8" aria-hidden="true">
      <circle r="3.9" class="cone" />
      {holes.map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="0.3" />
      ))}
    </svg>
  )
}
