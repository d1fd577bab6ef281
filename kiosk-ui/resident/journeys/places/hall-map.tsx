import type { Places } from '#contract/places.ts'
import { words } from './words.ts'

type On = Places['areas'][number]['on']

/** Side of a cell in the drawing's own units; type is 0.42 of it. */
const CELL = 100
const WALL = 6

/** The hall as its cells lie in the configuration, with a pin at this machine. */
export function HallMap({ places, kiosk }: { places: Places; kiosk: string }) {
  const { map, areas, name } = places
  const here = map.here.find((one) => one.kiosk === kiosk)
  const width = map.columns * CELL
  const height = map.rows * CELL
  return (
    <svg
      class="hall-map"
      viewBox={`${-WALL} ${-WALL} ${width + 2 * WALL} ${height + CELL}`}
      role="img"
      aria-label={words.map(name)}
    >
      {areas.map(({ name: area, on }) => (
        <Area key={area} name={area} on={on} here={here && contains(on, here) ? here : null} />
      ))}
      <path class="walls" d={`M0 0h${width}v${height}H0z`} />
      <Entrance x={map.entrance.x} y={map.entrance.y} map={map} />
      {here && <Here x={(here.x + 0.5) * CELL} y={(here.y + 0.5) * CELL} width={width} />}
    </svg>
  )
}

/** Its name on top, or at the bottom where the pin stands on top. */
function Area({ name, on, here }: { name: string; on: On; here: { y: number } | null }) {
  const pinOnTop = here !== null && here.y < on.y + on.height / 2
  const baseline = pinOnTop ? (on.y + on.height) * CELL - CELL * 0.4 : on.y * CELL + CELL * 0.72
  return (
    <g class="area" data-here={here ? '' : undefined}>
      <rect x={on.x * CELL} y={on.y * CELL} width={on.width * CELL} height={on.height * CELL} />
      <text x={on.x * CELL + CELL * 0.3} y={baseline}>
        {name}
      </text>
    </g>
  )
}

function contains(on: On, { x, y }: { x: number; y: number }): boolean {
  return x >= on.x && x < on.x + on.width && y >= on.y && y < on.y + on.height
}

/** A gap in the nearest wall, with the way in. */
function Entrance({ x, y, map }: { x: number; y: number; map: Places['map'] }) {
  const middle = (x + 0.5) * CELL
  const bottom = map.rows * CELL
  if (y < map.rows - 1)
    return (
      <text class="entrance" x={middle} y={(y + 0.65) * CELL} text-anchor="middle">
        {words.entrance}
      </text>
    )
  return (
    <g class="entrance">
      <path class="gap" d={`M${middle - CELL * 0.7} ${bottom}h${CELL * 1.4}`} />
      <path class="way" d={`M${middle} ${bottom + CELL * 0.75}v${-CELL * 0.95}m-22 22 22-22 22 22`} />
      <text x={middle + CELL * 0.35} y={bottom + CELL * 0.7}>
        {words.entrance}
      </text>
    </g>
  )
}

/** The pin and its words, on the side where there is room. */
function Here({ x, y, width }: { x: number; y: number; width: number }) {
  const left = x > width * 0.7
  return (
    <g class="here">
      <path d={`M${x} ${y + 46}s-38-40-38-66a38 38 0 0 1 76 0c0 26-38 66-38 66z`} />
      <circle cx={x} cy={y - 20} r={14} />
      <text x={left ? x - 50 : x + 50} y={y + 12} text-anchor={left ? 'end' : 'start'}>
        {words.here}
      </text>
    </g>
  )
}
