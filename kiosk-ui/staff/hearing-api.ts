import type { Problem } from '#contract/problem.ts'
import type { Reply } from '../link/ask.ts'
import type { StaffApi } from './staff-api.ts'

/** The same routes; every refusal also goes to `hear`, which keeps the session true. */
export function hearingApi(api: StaffApi, hear: (problem: Problem) => void): StaffApi {
  async function heard<Value>(asked: Promise<Reply<Value>>): Promise<Reply<Value>> {
    const reply = await asked
    if (reply.at === 'refused') hear(reply.problem)
    return reply
  }
  return {
    ask: (route, call) => heard(api.ask(route, call)),
    window: (id, verb, body) => heard(api.window(id, verb, body)),
    photo: (picture, account) => heard(api.photo(picture, account)),
    backUp: (body) => heard(api.backUp(body)),
    picture: (picture) => heard(api.picture(picture)),
    pack: (file) => heard(api.pack(file)),
    update: (file, tell) => heard(api.update(file, tell)),
  }
}
