import type { BenchDevice, BenchDisplay } from '#contract/bench.ts'
import { displayRows, displayWords, showingWords } from './words/hall.ts'
import { DeviceSection } from './device-section.tsx'
import type { Act } from './switches.tsx'

type Bench = Omit<BenchDevice, 'device'> & { device: BenchDisplay }

/** One simulated customer display: two lines of 20 cells, a Chinese character in two of them. */
export function DisplayBench({ bench, act }: { bench: Bench; act: Act }) {
  const { device } = bench
  const { upper, lower, brightness, unknownBytes, manners } = device
  return (
    <DeviceSection
      bench={bench}
      itself={{
        label: displayWords.itself,
        words: showingWords(device),
        mood: manners === 'all' ? 'well' : 'wrong',
      }}
      rows={displayRows}
      power="switch"
      readings={
        <p class="bytes" data-mood={unknownBytes === 0 ? 'well' : 'wrong'}>
          {unknownBytes === 0 ? displayWords.allKnown : displayWords.unknown(unknownBytes)}
        </p>
      }
      act={act}
    >
      <div class="line-display">
        <div
          class="glass"
          role="img"
          aria-label={`${displayWords.screen}：${upper.trim()} ${lower.trim()}`}
          data-brightness={brightness}
        >
          {[upper, lower].map((line, row) => (
            <p key={row} class="glass-line">
              {Array.from(line).map((character, i) => (
                <span key={i} data-wide={character > '~' ? 'yes' : 'no'}>
                  {character}
                </span>
              ))}
            </p>
          ))}
        </div>
        <div class="stalk" aria-hidden="true" />
      </div>
    </DeviceSection>
  )
}
