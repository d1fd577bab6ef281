import type { OpeningReply } from '#contract/opening.ts'
import { liveMessage } from '../message.ts'
import { toldWhole } from '../told-whole.ts'
import type { SharedTopic } from '../topic.ts'

/** 停止取号 and days that differ, for staff: who has entered what. Other screens are told what it means for them. */
export function openingTopic(view: () => OpeningReply): SharedTopic {
  return {
    name: 'opening',
    audience: 'staff',
    snapshot: () => ({ plan: view() }),
    deltas: toldWhole(view, (plan) => liveMessage('day-plan-changed', plan)),
  }
}
