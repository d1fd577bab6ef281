import type { Places } from '#contract/places.ts'
import { words } from './words/hall-map.ts'

type On = Places['areas'][number]['on']
type Cell = Places['map']['entrance']

/** Side of a cell in the drawing's own units; type is 0.42 of it. */
const CELL = 100
const WALL = 6

type Props = {
  places: Places
  kiosk: string
  /** The one that calls, with the words on its plate: the way there is drawn in place of the names of the areas. */
  window?: Cell & { label: string }
}

/** The hall as its cells lie in the configuration, with a pin at this machine. */
export function HallMap({ places, kiosk, window }: Props) {
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
        <Area key={area} name={window ? '' : area} on={on} here={here && contains(on, here) ? here : null} />
      ))}
      <path class="walls" d={`M0 0h${width}v${height}H0z`} />
      <Entrance at={map.entrance} map={map} isLarge={window !== undefined} />
      {window && here && <Way from={here} to={window} />}
      {window && <Called {...window} width={width} />}
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

/** Along the front of the windows, so that it crosses as little as it can. */
function Way({ from, to }: { from: Cell; to: Cell }) {
  const [x, y] = [(from.x + 0.5) * CELL, (from.y + 0.5) * CELL]
  const end = (to.x + 0.5) * CELL
  const towards = Math.sign(from.y - to.y)
  // Beside each other: straight on.
  if (towards === 0) return <path class="lit" d={`M${x} ${y}H${end}`} />
  const edge = (to.y + (towards > 0 ? 1 : 0)) * CELL
  return (
    <>
      <path class="lit" d={`M${x} ${y}V${edge + towards * CELL * 0.5}H${end}V${edge + towards * 14}`} />
      <path
        class="lit-end"
        d={`M${end - 34} ${edge + towards * 44}l34 ${towards * -34} 34 ${towards * 34}`}
      />
    </>
  )
}

/** The window that calls, and its name on the side where there is room. */
function Called({ x, y, label, width }: Cell & { label: string; width: number }) {
  const left = x > (width / CELL) * 0.6
  return (
    <g class="called">
      <rect x={x * CELL + 6} y={y * CELL + 6} width={CELL - 12} height={CELL - 12} />
      <text
        x={left ? x * CELL - 14 : (x + 1) * CELL + 14}
        y={(y + 0.73) * CELL}
        text-anchor={left ? 'end' : 'start'}
      >
        {label}
      </text>
    </g>
  )
}

function contains(on: On, { x, y }: { x: number; y: number }): boolean {
  return x >= on.x && x < on.x + on.width && y >= on.y && y < on.y + on.height
}

/**
 * A gap in the nearest wall, with the way in. Its word stands on the right, where nothing lies under the map; large
 * ones, as on the way to a window, go left where the map ends too soon.
 */
function Entrance({ at: { x, y }, map, isLarge }: { at: Cell; map: Places['map']; isLarge: boolean }) {
  const middle = (x + 0.5) * CELL
  const bottom = map.rows * CELL
  const left = isLarge && x > map.columns * 0.7
  const side = CELL * (left ? -0.35 : 0.35)
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
      <text x={middle + side} y={bottom + CELL * 0.7} text-anchor={left ? 'end' : 'start'}>
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
