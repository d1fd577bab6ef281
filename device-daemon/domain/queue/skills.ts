import type { QueueRules } from './rules.ts'
import type { TicketRecord } from './state.ts'

/** What decides which windows may call a ticket: its queue, and the skill that its errand needs; null for none. */
export type Need = Pick<TicketRecord, 'queueId' | 'skill'>

/** Whether this window can do what needs the skill. One that station.yaml no longer knows keeps nobody waiting. */
export const hasSkill = (window: string, skill: string | null, rules: QueueRules): boolean =>
  skill === null || (rules.skills.find(({ id }) => id === skill)?.windows.includes(window) ?? true)

/** The windows of a ticket's queue that have the skill it needs. */
export const windowsFor = ({ queueId, skill }: Need, rules: QueueRules): readonly string[] => {
  const windows = rules.queues.find(({ id }) => id === queueId)?.windows ?? []
  return skill === null ? windows : windows.filter((window) => hasSkill(window, skill, rules))
}

/** What people call a skill. */
export const skillName = (skill: string, rules: QueueRules): string =>
  rules.skills.find(({ id }) => id === skill)?.name ?? skill
