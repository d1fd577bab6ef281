import { effect } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { DayReport, NowReport } from '#contract/report.ts'
import type { Reply } from '../../link/ask.ts'
import { pause } from '../../link/pause.ts'
import { createRefresher } from '../../staff/refresher.ts'
import type { Admin } from '../admin.ts'

/** However fast the station moves, figures are read no more often than a person can follow. */
const PAUSE_MS = 1000

const inPeace: typeof pause = (ms, signal) => pause(Math.max(ms, PAUSE_MS), signal)

/** What a day has come to; today's follows the station. Null until it is there. */
export function useDayReport(admin: Admin, day: string, isToday: boolean): DayReport | null {
  const read = () => admin.api.ask('GET /api/reports/day?format=json&day=:day', { params: { day } })
  const report = useFresh(admin, read, isToday ? 'follows' : 'stands', day)
  return report?.day === day ? report : null
}

/** Who waits at this moment; null until it is there, and on days that are over. */
export function useNowReport(admin: Admin, isToday: boolean): NowReport | null {
  const read = () => admin.api.ask('GET /api/reports/now', { params: {} })
  return useFresh(admin, read, isToday ? 'follows' : 'off', '')
}

/** `about`: what is asked; another one is another question. */
function useFresh<Value>(
  admin: Admin,
  read: () => Promise<Reply<Value>>,
  how: 'follows' | 'stands' | 'off',
  about: string,
): Value | null {
  const [value, setValue] = useState<Value | null>(null)
  useEffect(() => {
    setValue(null)
    if (how === 'off') return undefined
    const refresher = createRefresher(
      read,
      (reply) => {
        if (reply.at === 'ok') setValue(reply.value)
      },
      inPeace,
    )
    const unfollow = effect(() => {
      // Read, so that it runs again with every move of the station.
      if (how === 'follows' && admin.moved.value < 0) return
      refresher.refresh()
    })
    return () => {
      unfollow()
      refresher.stop()
    }
  }, [how, about])
  return value
}
