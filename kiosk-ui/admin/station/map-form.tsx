import { useState } from 'preact/hooks'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { Admin } from '../admin.ts'
import { type Bound, foundIn, items, member } from '../editing/bound.ts'
import { NumberField, TextField } from '../editing/fields.tsx'
import { Found } from '../editing/found.tsx'
import { Rows } from '../editing/rows.tsx'
import type { PlacesDocument } from './documents.ts'
import { MapGrid } from './map-grid.tsx'
import { type Known, type MapItem, mapItems, nameOfItem, type On, place, placeOf } from './map-items.ts'
import { PlacesSection } from './places-section.tsx'
import { SampleField } from './sample-field.tsx'
import { words } from './words.ts'

/** Where in the hall everything is. */
export function MapForm({ admin }: { admin: Admin }) {
  const windows = admin.station.value?.windows.map(({ id, label }) => ({ id, label })) ?? []
  return (
    <PlacesSection admin={admin} id="map" preview="map">
      {(places) => (
        <Fields
          places={places}
          known={{ windows, kiosks: places.value.map.here.map(({ kiosk }) => kiosk) }}
        />
      )}
    </PlacesSection>
  )
}

const keyOf = ({ at, id }: MapItem) => `${at}/${id}`

function Fields({ places, known }: { places: Bound<PlacesDocument>; known: Known }) {
  const all = mapItems(places.value, known)
  const [chosen, setChosen] = useState<string | null>(null)
  const item = all.find((one) => keyOf(one) === chosen) ?? all[0]
  const map = member(places, 'map')
  const field = words.map
  if (item === undefined) return null
  const on = placeOf(places.value, item)
  const put = (to: On | null) => places.change((before) => place(before, item, to))
  return (
    <>
      <SampleField places={places} />
      <p class="section-advice">{field.how}</p>
      <div class="map-work">
        <fieldset class="map-list">
          <legend>{field.items}</legend>
          {all.map((one) => {
            const key = keyOf(one)
            const isOn = placeOf(places.value, one) !== null
            return (
              <label key={key} class="segment" data-on={key === keyOf(item) ? '' : undefined}>
                <input
                  type="radio"
                  name="map-item"
                  checked={key === keyOf(item)}
                  onChange={() => setChosen(key)}
                />
                {nameOfItem(one, known)}
                {!isOn && <small>{field.notOn}</small>}
              </label>
            )
          })}
        </fieldset>
        <div class="map-place">
          <MapGrid places={places.value} known={known} item={item} onPlace={put} />
          <Moves item={item} on={on} onPlace={put} />
          <Found id="field-map-found" findings={[...foundIn(map), ...foundIn(member(places, 'areas'))]} />
        </div>
      </div>
      {item.at === 'area' && <AreaWords places={places} name={item.id} />}
      <div class="side-by-side">
        <NumberField of={sizeOf(member(map, 'columns'))} label={field.columns} min={1} max={40} />
        <NumberField of={sizeOf(member(map, 'rows'))} label={field.rows} min={1} max={40} />
      </div>
    </>
  )
}

/** A map has a size at all times: while nothing is written it keeps the one that it had. */
const sizeOf = (of: Bound<number>): Bound<number | null> => ({
  ...of,
  change: (update) => of.change((before) => update(before) ?? before),
})

/** The same by presses, for a tablet without a keyboard and for hands that do not aim well. */
function Moves({ item, on, onPlace }: { item: MapItem; on: On | null; onPlace: (to: On | null) => void }) {
  const field = words.map
  if (on === null)
    return (
      <p class="map-moves">
        <TouchButton data-act="put" onPress={() => onPlace({ x: 0, y: 0, width: 1, height: 1 })}>
          {field.put}
        </TouchButton>
      </p>
    )
  const { x, y, width, height } = on
  const by = (change: Partial<On>) => () => onPlace({ ...on, ...change })
  return (
    <p class="map-moves">
      <TouchButton onPress={by({ x: x - 1 })}>{field.moves.left}</TouchButton>
      <TouchButton onPress={by({ x: x + 1 })}>{field.moves.right}</TouchButton>
      <TouchButton onPress={by({ y: y - 1 })}>{field.moves.up}</TouchButton>
      <TouchButton onPress={by({ y: y + 1 })}>{field.moves.down}</TouchButton>
      {item.at === 'area' && (
        <>
          <TouchButton onPress={by({ width: width + 1 })}>{field.sizes.wider}</TouchButton>
          <TouchButton onPress={by({ width: width - 1 })}>{field.sizes.narrower}</TouchButton>
          <TouchButton onPress={by({ height: height + 1 })}>{field.sizes.higher}</TouchButton>
          <TouchButton onPress={by({ height: height - 1 })}>{field.sizes.lower}</TouchButton>
        </>
      )}
      {item.at !== 'entrance' && (
        <TouchButton data-act="take-off" onPress={() => onPlace(null)}>
          {field.takeOff}
        </TouchButton>
      )}
      <span role="status">{field.at(x, y, width, height)}</span>
    </p>
  )
}

function AreaWords({ places, name }: { places: Bound<PlacesDocument>; name: string }) {
  const area = items(member(places, 'areas')).find((one) => one.value.name === name)
  if (area === undefined) return null
  const field = words.map
  return (
    <>
      <TextField of={member(area, 'use')} label={field.use} limit={40} />
      <Rows
        of={member(area, 'equipment')}
        label={field.things}
        add={field.addThing}
        fresh={() => ''}
        nameOf={(thing) => thing}
      >
        {(thing) => <TextField of={thing} label={words.facilities.device} limit={20} />}
      </Rows>
    </>
  )
}
