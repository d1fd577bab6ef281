import type { DayReport } from '#contract/report.ts'
import { words } from './words.ts'

type Hours = DayReport['hours']

/** In units of the drawing; 1 unit is about a pixel on a PC. */
const WIDTH = 700
const HEIGHT = 190
const FOOT = 26
const HEAD = 22
const LEAST_HOURS = 9
const OPENS = 8

/** Numbers taken and served hour by hour: two bars an hour, with what they count on them. */
export function HoursChart({ hours }: { hours: Hours }) {
  const shown = withGaps(hours)
  const most = Math.max(1, ...hours.flatMap(({ taken, served }) => [taken, served]))
  const step = WIDTH / shown.length
  const bar = Math.min(28, step * 0.42)
  const height = (count: number) => (count / most) * (HEIGHT - FOOT - HEAD)
  return (
    <figure class="hours">
      <figcaption>
        {words.hours.title}
        <span class="hours-key" data-of="taken">
          {words.hours.taken}
        </span>
        <span class="hours-key" data-of="served">
          {words.hours.served}
        </span>
      </figcaption>
      {hours.length === 0 ? (
        <p class="hours-none">{words.hours.none}</p>
      ) : (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.hours.title}>
          <line x1="0" x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
          {shown.map(({ hour, taken, served }, i) => {
            const middle = (i + 0.5) * step
            return (
              <g key={hour}>
                <title>{words.hours.said(hour, taken, served)}</title>
                <Bar of="taken" count={taken} x={middle - bar} width={bar} height={height(taken)} />
                <Bar of="served" count={served} x={middle} width={bar} height={height(served)} />
                <text x={middle} y={HEIGHT - 6}>
                  {words.hours.at(hour)}
                </text>
              </g>
            )
          })}
        </svg>
      )}
    </figure>
  )
}

type BarProps = { of: 'taken' | 'served'; count: number; x: number; width: number; height: number }

function Bar({ of, count, x, width, height }: BarProps) {
  if (count === 0) return null
  const y = HEIGHT - FOOT - height
  return (
    <>
      <rect data-of={of} x={x + 1} y={y} width={width - 2} height={height} />
      <text x={x + width / 2} y={y - 5}>
        {count}
      </text>
    </>
  )
}

/** Every hour between the first and the last, and a working day at least, so that a morning does not fill the width. */
function withGaps(hours: Hours): Hours {
  const found = hours.map(({ hour }) => hour)
  const first = Math.min(OPENS, ...found)
  const last = Math.max(first + LEAST_HOURS - 1, ...found)
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const hour = first + i
    return hours.find((known) => known.hour === hour) ?? { hour, taken: 0, served: 0 }
  })
}
