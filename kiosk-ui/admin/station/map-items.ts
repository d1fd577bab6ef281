import type { Places } from '#contract/places.ts'
import type { PlacesDocument } from './documents.ts'
import { words } from './words.ts'

export type On = Places['areas'][number]['on']

/** Something that has its place on the map: one of the six areas, a window, this machine, the way in. */
export type MapItem =
  | { at: 'area'; id: (typeof AREAS)[number] }
  | { at: 'window'; id: string }
  | { at: 'here'; id: string }
  | { at: 'entrance'; id: 'entrance' }

/** 安政办〔2020〕36号 二（一）3. */
const AREAS = ['咨询引导', '窗口受理', '后台办公', '休息等待', '自助服务', '信息公开'] as const

export type Known = { windows: readonly { id: string; label: string }[]; kiosks: readonly string[] }

export function mapItems({ map }: PlacesDocument, { windows, kiosks }: Known): MapItem[] {
  const all = new Set([...kiosks, ...map.here.map(({ kiosk }) => kiosk)])
  return [
    ...AREAS.map((id) => ({ at: 'area', id }) as const),
    ...windows.map(({ id }) => ({ at: 'window', id }) as const),
    ...[...all].map((id) => ({ at: 'here', id }) as const),
    { at: 'entrance', id: 'entrance' },
  ]
}

export function nameOfItem(item: MapItem, { windows, kiosks }: Known): string {
  switch (item.at) {
    case 'area':
      return item.id
    case 'window':
      return windows.find(({ id }) => id === item.id)?.label ?? item.id
    case 'here':
      return kiosks.length > 1 ? words.map.here(item.id) : words.map.hereOnly
    case 'entrance':
      return words.map.entrance
  }
}

/** Null where it has no place. Whatever is no area has one cell. */
export function placeOf({ areas, map }: PlacesDocument, item: MapItem): On | null {
  const cell = (one: { x: number; y: number } | undefined): On | null =>
    one === undefined ? null : { x: one.x, y: one.y, width: 1, height: 1 }
  switch (item.at) {
    case 'area':
      return areas.find(({ name }) => name === item.id)?.on ?? null
    case 'window':
      return cell(map.windows.find(({ window }) => window === item.id))
    case 'here':
      return cell(map.here.find(({ kiosk }) => kiosk === item.id))
    case 'entrance':
      return cell(map.entrance)
  }
}

/** Puts it there, within the walls; null takes it off the map. */
export function place(places: PlacesDocument, item: MapItem, to: On | null): PlacesDocument {
  const { map, areas } = places
  const on = to && within(to, map)
  const cell = on && { x: on.x, y: on.y }
  switch (item.at) {
    case 'area': {
      if (on === null) return { ...places, areas: areas.filter(({ name }) => name !== item.id) }
      const isThere = areas.some(({ name }) => name === item.id)
      return {
        ...places,
        areas: isThere
          ? areas.map((area) => (area.name === item.id ? Object.assign({}, area, { on }) : area))
          : [...areas, { name: item.id, use: words.map.uses[item.id], equipment: [], on }],
      }
    }
    case 'window': {
      const windows = put(map.windows, (one) => one.window === item.id, cell && { window: item.id, ...cell })
      return { ...places, map: { ...map, windows } }
    }
    case 'here': {
      const here = put(map.here, (one) => one.kiosk === item.id, cell && { kiosk: item.id, ...cell })
      return { ...places, map: { ...map, here } }
    }
    case 'entrance':
      return { ...places, map: { ...map, entrance: cell ?? map.entrance } }
  }
}

function put<Mark>(all: readonly Mark[], isIt: (mark: Mark) => boolean, next: Mark | null): Mark[] {
  const at = all.findIndex(isIt)
  if (next === null) return all.filter((mark) => !isIt(mark))
  return at < 0 ? [...all, next] : all.with(at, next)
}

function within({ x, y, width, height }: On, { columns, rows }: PlacesDocument['map']): On {
  const [w, h] = [between(width, 1, columns), between(height, 1, rows)]
  return { x: between(x, 0, columns - w), y: between(y, 0, rows - h), width: w, height: h }
}

const between = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))
