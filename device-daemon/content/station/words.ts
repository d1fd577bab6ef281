import type { Hours } from '#daemon/domain/opening-hours.ts'

/** What station.yaml says to people, and when the station is open: it may change while the station runs. */
export type StationWords = {
  name: string
  type: '村' | '社区' | '网点'
  address: string
  phone: string
  /** Whom residents ask about what the station does not do. */
  townCentre: string
  sample: boolean
  /** Where residents do online what can be done online; none unless it says so. */
  portal?: { name: string; url: string }
  /** `text`: the same in lines for people. */
  hours: Hours & { text: readonly string[] }
  /** `upNext`: so many numbers are told to get ready; none unless it says so. */
  hall?: { clerkNames: 'shown' | 'hidden'; upNext?: number }
  /** Its own promise: days until it replies to what residents tell it, null = 待核定; days for which it keeps a phone number. */
  feedback: { replyDays: number | null; contactDays: number }
  /** 办件: days for which a person can be read after the end of their case; working days before a promised day at which it turns amber, and red. */
  cases: {
    keepDays: number
    amberWorkdays: number
    redWorkdays: number
    /** Working days for each step of 帮办代办. */
    agency: Record<'register' | 'submit' | 'track' | 'deliver' | 'callBack' | 'archive', number>
  }
  /** Of calls: how often each is said, and when none is. */
  voice?: { times: number; quiet: { from: string; to: string } | null }
  /** 大家常办 of the home screen. */
  commonItems: readonly { seq: number; title: string }[]
}
