import type { PlacesDocument } from './documents.ts'
import { type Known, type MapItem, mapItems, nameOfItem, type On, placeOf } from './map-items.ts'
import { words } from './words.ts'

type Props = {
  places: PlacesDocument
  known: Known
  /** The one that is being placed. */
  item: MapItem
  onPlace: (to: On) => void
}

const STEPS: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** The hall in cells: a press puts the chosen thing there, arrows move it, with Shift they change its size. */
export function MapGrid({ places, known, item, onPlace }: Props) {
  const { columns, rows } = places.map
  const on = placeOf(places, item)

  function key(event: KeyboardEvent): void {
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    const from = on ?? { x: 0, y: 0, width: 1, height: 1 }
    if (!event.shiftKey) onPlace({ ...from, x: from.x + step.x, y: from.y + step.y })
    else if (item.at === 'area')
      onPlace({ ...from, width: from.width + step.x, height: from.height + step.y })
  }

  function press(event: MouseEvent & { currentTarget: HTMLElement }): void {
    const box = event.currentTarget.getBoundingClientRect()
    const x = Math.floor(((event.clientX - box.left) / box.width) * columns)
    const y = Math.floor(((event.clientY - box.top) / box.height) * rows)
    onPlace({ width: 1, height: 1, ...on, x, y })
  }

  return (
    <div
      class="map-grid"
      role="application"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows move what is chosen
      tabIndex={0}
      aria-label={words.map.grid(nameOfItem(item, known))}
      style={{
        '--columns': columns,
        '--rows': rows,
        aspectRatio: `${columns} / ${rows}`,
      }}
      onKeyDown={key}
      onClick={press}
    >
      {mapItems(places, known).map((one) => {
        const place = placeOf(places, one)
        if (place === null) return null
        const { x, y, width, height } = place
        return (
          <span
            key={`${one.at}/${one.id}`}
            class="map-item"
            data-at={one.at}
            data-chosen={one.at === item.at && one.id === item.id ? '' : undefined}
            style={{
              gridArea: `${y + 1} / ${x + 1} / span ${height} / span ${width}`,
            }}
          >
            {nameOfItem(one, known)}
          </span>
        )
      })}
    </div>
  )
}
