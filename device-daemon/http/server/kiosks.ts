import type { FastifyReply } from 'fastify'
import { sendProblem } from './problems.ts'

/** The kiosks of the station by id; `first` is meant where a request names none. */
export type Kiosks = { ids: readonly string[]; first: string }

export function unknownKiosk(reply: FastifyReply, { ids }: Kiosks, kiosk: string): FastifyReply {
  return sendProblem(reply, 'unknown-kiosk', `没有叫 ${kiosk} 的自助机，可用：${ids.join('、')}。`)
}
