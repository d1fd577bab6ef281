/** Weekdays 1 (Monday) to 7 and times of the day, HH:MM. `each`: so many bookings in one slot. */
export type BookingTimes = {
  days: readonly number[]
  slots: readonly { from: string; to: string }[]
  each: number
}

/** What residents may arrange with the station, as it has written it down; every part is left out until it has. */
export type BookingRules = {
  /** Days for which phone and address can be read after the end of a booking. */
  keepDays: number
  /** So many days ahead at most. */
  daysAhead: number
  /** 上门办理. `each`: of one person in one slot. */
  visits?: {
    items: readonly number[]
    /** Village groups; without any, everybody goes everywhere. */
    groups?: readonly string[]
    /** Who goes: the name of an account; where and when, without `groups` everywhere. */
    agents: readonly { name: string; groups?: readonly string[]; days: readonly number[] }[]
    slots: readonly { from: string; to: string }[]
    each: number
  }
  /** 54–55: dates on which somebody comes. */
  dates?: readonly ({ items: readonly number[] } & BookingTimes)[]
  /** 56–61: within so many working days somebody rings up. */
  contacts?: { items: readonly number[]; workdays: number }
  /** 预约取号: the hours, and their share of numbers. */
  numbers?: BookingTimes
}
