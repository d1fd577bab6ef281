/** 全市目录, as it stands in the ledger for ever: of the pack itself only its hash and what it says of itself. */
export type PackEvent =
  /**
   * The station stands on this pack, from the day `from` (YYYY-MM-DD) on. `key`: whose signature it has, see
   * `store/packs`. `by`: an account's id; `reason`: why an older one, or another city's.
   */
  | {
      type: 'pack-taken'
      sha256: string
      version: number
      issuer: string
      key: string
      from: string
      by: string
      reason?: string
    }
  /** The station stands on the catalogue of its own files again. */
  | { type: 'pack-removed'; by: string; reason: string }
  /** From now on packs that this key signs are taken: its fingerprint was compared. `name`: whose it is. */
  | { type: 'pack-key-trusted'; key: string; name: string; by: string }
  /** No more; what was taken of it stays. */
  | { type: 'pack-key-withdrawn'; key: string; name: string; by: string; reason: string }

export const packEvents: Readonly<Record<PackEvent['type'], true>> = {
  'pack-taken': true,
  'pack-removed': true,
  'pack-key-trusted': true,
  'pack-key-withdrawn': true,
}

export const isPackEvent = (event: { type: string }): event is PackEvent =>
  Object.hasOwn(packEvents, event.type)
