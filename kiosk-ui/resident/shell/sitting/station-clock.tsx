/** Degrees that the two hands stand at; `time` is HH:MM. */
function handsAt(time: string): { hour: number; minute: number } {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return { hour: hours * 30 + minutes / 2, minute: minutes * 6 }
}

const mark = (degrees: number, from: number, to: number) => (
  <path key={degrees} d={`M0 ${from}V${to}`} transform={`rotate(${degrees})`} />
)

/** The clock of a railway station, drawn. */
export function StationClock({ time }: { time: string }) {
  const { hour, minute } = handsAt(time)
  const minutes = Array.from({ length: 60 }, (_, i) => i)
  return (
    <svg class="far-clock" viewBox="-360 -360 720 720" aria-hidden="true">
      <g class="far-minutes">{minutes.filter((i) => i % 5 !== 0).map((i) => mark(i * 6, -336, -316))}</g>
      <g class="far-hours">{minutes.filter((i) => i % 5 === 0).map((i) => mark(i * 6, -336, -284))}</g>
      <g class="far-hour">{mark(hour, 52, -200)}</g>
      <g class="far-minute">{mark(minute, 60, -296)}</g>
    </svg>
  )
}
