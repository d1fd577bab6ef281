import { type StationName, stations } from './contents.ts'

/** How a state is shown. The direction is the viewport's own. */
export type Showing = {
  type: 'normal' | 'large'
  contrast: 'normal' | 'high'
  reach: 'standing' | 'sitting'
  station: StationName
}

/** `/gallery/resident/ticket-printed?type=large&contrast=high&station=shipped`; what is not named is as usual. */
export function addressOf(surface: string, name: string, showing: Partial<Showing> = {}): string {
  const query = new URLSearchParams(showing).toString()
  return `/gallery/${surface}/${name}${query === '' ? '' : `?${query}`}`
}

/** What an address asks for; null where it names no state. */
export function readAddress({
  pathname,
  search,
}: Pick<Location, 'pathname' | 'search'>): { name: string; showing: Showing } | null {
  const [, name] = /^\/gallery\/[^/]+\/([^/]+)$/.exec(pathname) ?? []
  if (name === undefined) return null
  const asked = new URLSearchParams(search)
  return {
    name: decodeURIComponent(name),
    showing: {
      type: asked.get('type') === 'large' ? 'large' : 'normal',
      contrast: asked.get('contrast') === 'high' ? 'high' : 'normal',
      reach: asked.get('reach') === 'sitting' ? 'sitting' : 'standing',
      station: stations.find((one) => one === asked.get('station')) ?? 'long',
    },
  }
}
