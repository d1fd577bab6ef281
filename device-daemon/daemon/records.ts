import { openRecordsDesk } from '#daemon/desks/records/records-desk.ts'
import type { Feature } from './feature.ts'

/** What is missing from the station's records. Opened first: what it finds counts before the first number is given. */
export const records: Feature = async ({ station, stores, clock }) => {
  const { troubles } = await openRecordsDesk(station, stores.findings, clock)
  return { troubles }
}
