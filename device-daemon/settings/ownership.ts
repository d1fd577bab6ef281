/** The one daemon of most stations, which then name none. */
export const MAIN_DAEMON = 'main'

/** The daemon of a kiosk, of a window or of a machine. */
export const daemonOf = ({ daemon = MAIN_DAEMON }: { daemon?: string | undefined }): string => daemon

type Places = readonly { id: string; daemon?: string | undefined }[]

/** Whether a kiosk or window is this daemon's: what comes out or is said there is done by its own daemon alone. */
export type Ownership = { kiosk(id: string): boolean; window(id: string): boolean }

/** What the daemon of this name owns of a station. */
export function ownedBy(daemon: string, { kiosks, windows }: { kiosks: Places; windows: Places }): Ownership {
  const own = (places: Places) =>
    new Set(places.filter((place) => daemonOf(place) === daemon).map(({ id }) => id))
  const [ownKiosks, ownWindows] = [own(kiosks), own(windows)]
  return { kiosk: (id) => ownKiosks.has(id), window: (id) => ownWindows.has(id) }
}
