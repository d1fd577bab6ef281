/** Who brought an entry about, as it stands in the ledger for ever. `account` is an account's id, never a name. */
export type Actor =
  | { at: 'resident'; kiosk: string }
  /** `window`: where they acted; null away from any window. */
  | { at: 'staff'; account: string; window: string | null }
  /** An office above the station: 市审批服务局, a department of the city, a town. */
  | { at: 'office'; account: string; level: 'city' | 'department' | 'town' }
  | { at: 'system' }
