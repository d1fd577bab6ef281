import type { Places } from '#contract/places.ts'
import type { StationView } from '#contract/station.ts'
import type { PlacesConfig } from './schema.ts'
import { wifiQr } from './wifi-qr.ts'

type Placed = Pick<PlacesConfig, 'facilities' | 'equipment' | 'areas' | 'map' | 'sample' | 'wifi'>

/** `GET /api/places`: what places.yaml says, with the station's own address, phone and hours. */
export function placesView(placed: Placed, { name, address, phone, hours }: StationView): Places {
  const { facilities, equipment, areas, map, wifi, sample } = placed
  return {
    name,
    address,
    phone,
    hours,
    facilities,
    equipment: equipment.flatMap(seenBy),
    areas,
    map: { ...map, windows: map.windows ?? [] },
    wifi: wifi && { ...wifi, qr: wifiQr(wifi.ssid, wifi.password) },
    sample,
  }
}

/** What is not there yet is not named; what is broken is, so that nobody comes for it. */
function seenBy(device: PlacesConfig['equipment'][number]): string[] {
  if (typeof device === 'string') return [device]
  switch (device.state) {
    case 'works':
      return [device.name]
    case 'faulty':
      return [`${device.name}（暂不能用）`]
    case 'missing':
      return []
  }
}
