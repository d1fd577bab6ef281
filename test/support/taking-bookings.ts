import type { StationConfig } from '#daemon/settings/station.ts'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

/**
 * Opens a station for bookings on every day: one 上门 slot for item 14 by the clerk of window 1, and numbers at any hour.
 * `visits` and `numbers`: how many each slot takes.
 */
export function takingBookings(each: { visits: number; numbers: number }): (config: StationConfig) => void {
  return (config) => {
    config.bookings = {
      keepDays: 30,
      daysAhead: 14,
      visits: {
        items: [14],
        agents: [{ name: '窗口1员工', days: EVERY_DAY }],
        slots: [{ from: '09:00', to: '11:00' }],
        each: each.visits,
      },
      numbers: { days: EVERY_DAY, slots: [{ from: '00:00', to: '24:00' }], each: each.numbers },
    }
  }
}
