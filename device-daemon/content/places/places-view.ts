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
    equipment,
    areas,
    map: { ...map, windows: map.windows ?? [] },
    wifi: wifi && { ...wifi, qr: wifiQr(wifi.ssid, wifi.password) },
    sample,
  }
}
