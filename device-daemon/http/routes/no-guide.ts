import type { FastifyReply } from 'fastify'
import type { Guides } from '#daemon/content/published/guides.ts'
import { sendProblem } from '../server/problems.ts'
import { NO_SUCH_GUIDE, restingWords } from '../words/guides.ts'

/** Why there is no guide to an errand that there was or will be, and whom to ask. */
export type Resting = ReturnType<Guides['resting']>

/** Answers for an errand without a guide: it was withdrawn, is not in force yet, or there is no such errand. */
export function sendNoGuide(reply: FastifyReply, resting: Resting): FastifyReply {
  if (resting === undefined) return sendProblem(reply, 'not-found', NO_SUCH_GUIDE)
  const { guide, townCentre } = resting
  const code = guide.at === 'withdrawn' ? 'guide-withdrawn' : 'guide-not-yet'
  return sendProblem(reply, code, restingWords(guide, townCentre), { guide })
}
