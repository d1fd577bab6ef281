import type { FastifyReply } from 'fastify'
import { sendProblem } from '../server/problems.ts'

export type RefusedPin = { at: 'wrong-pin' } | { at: 'too-many-tries'; seconds: number }

/** `wrong`: what is said of a PIN that is not right. */
export function sendRefusedPin(reply: FastifyReply, refused: RefusedPin, wrong: string): FastifyReply {
  if (refused.at === 'wrong-pin') return sendProblem(reply, 'wrong-pin', wrong)
  const { seconds } = refused
  const wait = seconds <= 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`
  void reply.header('retry-after', seconds)
  return sendProblem(reply, 'too-many-tries', `试的次数太多了，请过 ${wait}再试。`, {
    retryAfterSeconds: seconds,
  })
}
