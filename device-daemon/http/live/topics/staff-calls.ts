import type { Hall } from '#daemon/desks/hall/hall.ts'
import { liveMessage } from '../message.ts'
import { toldWhole } from '../told-whole.ts'
import type { SharedTopic } from '../topic.ts'

/** 叫工作人员: calls that are not ended. */
export function staffCallsTopic(hall: Pick<Hall, 'staffCalls'>): SharedTopic {
  return {
    name: 'staff-calls',
    audience: 'public',
    snapshot: () => ({ staffCalls: hall.staffCalls() }),
    deltas: toldWhole(hall.staffCalls, (staffCalls) => liveMessage('staff-calls-changed', { staffCalls })),
  }
}
