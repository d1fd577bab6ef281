import { words } from '../../staff/words.ts'
import type { Clerk } from '../clerk.ts'

/** How today differs for the clerk at this window: 停止取号, other hours, a window that goes earlier. */
export function DayPlan({ clerk }: { clerk: Clerk }) {
  const plan = clerk.plan.value
  const today = clerk.clock.wall.value?.day
  const { timeOf } = clerk.clock
  if (plan === null || today === undefined) return null
  const { issuing, exceptions } = plan
  const label = (id: string) => clerk.station.value?.windows.find((window) => window.id === id)?.label ?? id
  const lines = [
    ...(issuing.at === 'stopped'
      ? [`${words.plan.stopped(issuing, timeOf(issuing.since))}${words.plan.served}`]
      : []),
    ...(issuing.at === 'stops-later' ? [words.plan.later(issuing)] : []),
    ...exceptions.filter(({ day }) => day === today).map((each) => words.plan.said(each, today, label)),
  ]
  return lines.length === 0 ? null : (
    <p class="day-plan" role="status">
      {lines.join('　')}
    </p>
  )
}
