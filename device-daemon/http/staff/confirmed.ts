import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SignIn } from '#daemon/desks/staff/sign-in.ts'
import type { StaffGate } from './gate.ts'
import { sendRefusedPin } from './refused-pin.ts'

/** The account that sends the request, after its own PIN was given again; null when the request was refused. */
export type Confirmed = (request: FastifyRequest, reply: FastifyReply, pin: string) => Promise<string | null>

export function openConfirmed(gate: StaffGate, signIn: SignIn): Confirmed {
  return async (request, reply, pin) => {
    const session = gate.sessionOf(request)
    const tried = await signIn.confirm(session, pin)
    if (tried.at === 'ok') return session.account
    void sendRefusedPin(reply, tried, '您自己的密码不对，什么都没有改。')
    return null
  }
}
