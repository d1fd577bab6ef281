/** The one daemon of most stations, which then name none. */
export const MAIN_DAEMON = 'main'

/** The daemon of a kiosk, of a window or of a machine. */
export const daemonOf = ({ daemon = MAIN_DAEMON }: { daemon?: string | undefined }): string => daemon

type Places = readonly { id: string; daemon?: string | undefined }[]

/** Whether a kiosk or window is this daemon's: what comes out or is said there is done by its own daemon alone. */
export type Ownership = {
  kiosk(id: string): boolean
  window(window: { daemon?: string | undefined }): boolean
}

/** What the daemon of this name owns of a station. Windows come and go while it runs. */
export function ownedBy(daemon: string, { kiosks }: { kiosks: Places }): Ownership {
  const isOwn = (place: { daemon?: string | undefined }) => daemonOf(place) === daemon
  const ownKiosks = new Set(kiosks.filter(isOwn).map(({ id }) => id))
  return { kiosk: (id) => ownKiosks.has(id), window: isOwn }
}
