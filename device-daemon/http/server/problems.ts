import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type Problem, type ProblemCode, problemStatus } from '#contract/problem.ts'
import type { App } from './app.ts'
import { type Leads, sendLostPage, wantsPage } from './lost-page.ts'
import { STATUS_CODES } from './node-http.ts'

export type ProblemMore = Pick<
  Problem,
  'errors' | 'number' | 'retryAfterSeconds' | 'guide' | 'findings' | 'newest' | 'by' | 'differences'
> & { ticketId?: string | undefined }

/** Why a request is not let in. `detail` is read by people: plain Chinese. */
export type Refused = { code: ProblemCode; detail: string }

/** A code that no list holds, of an area that says by itself what HTTP makes of it. */
export type OwnCode = { own: string; status: number }

/** Answers with application/problem+json. `detail` is read by people: plain Chinese. */
export function sendProblem(
  reply: FastifyReply,
  code: ProblemCode | OwnCode,
  detail: string,
  more: ProblemMore = {},
) {
  const problem = { ...problemOf(code, detail), ...more }
  return reply.code(problem.status).type(PROBLEM_TYPE).serializer(JSON.stringify).send(problem)
}

const PROBLEM_TYPE = 'application/problem+json'

function problemOf(given: ProblemCode | OwnCode, detail: string, otherStatus?: number): Problem {
  const isKnown = typeof given === 'string'
  const status = otherStatus ?? (isKnown ? problemStatus[given] : given.status)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a screen that does not know the code shows `detail`
  const code = isKnown ? given : (given.own as ProblemCode)
  const title = STATUS_CODES[status] ?? code
  return { type: `urn:station-kiosk:problem:${code}`, title, status, code, detail }
}

const NO_SUCH_ADDRESS = '没有这个地址。'

export function sendNoSuchAddress(reply: FastifyReply) {
  return sendProblem(reply, 'not-found', NO_SUCH_ADDRESS)
}

/** For an address that the router cannot read; no route and no hook sees it. */
export function answerBadAddress(
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  void reply.header('cache-control', 'no-store')
  return error.code === 'FST_ERR_BAD_URL'
    ? sendProblem(reply, 'invalid-request', '地址写得不对，读不出来。')
    : sendNoSuchAddress(reply)
}

/** Why Node gave up on bytes before they were a request, by its code; anything else is a 400. */
const UNREADABLE: Record<string, { status: number; detail: string }> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: '请求发得太慢，没有等到结尾。' },
  HPE_HEADER_OVERFLOW: { status: 431, detail: '请求的头部太大了。' },
}

/** For bytes that are no HTTP, come too slowly or never end: there is no request, only the socket. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const { status, detail } = UNREADABLE[error.code ?? ''] ?? {
    status: 400,
    detail: '请求不是 HTTP，读不出来。',
  }
  const body = JSON.stringify(problemOf('invalid-request', detail, status))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroy(error)
}

/** `leads`: where a person is led on from an address at which nothing is. */
export function answerWithProblems(app: App, leads: Leads): void {
  app.setNotFoundHandler((request, reply) =>
    wantsPage(request) ? sendLostPage(request, reply, leads) : sendNoSuchAddress(reply),
  )
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.validation) {
      const where = error.validationContext ?? 'body'
      const errors = error.validation.map((fault) => describe(where, fault))
      return sendProblem(
        reply,
        'invalid-request',
        `请求里有不对的内容：${errors.map((e) => `${e.field} ${e.allowed}`).join('；')}`,
        { errors },
      )
    }
    const status = error.statusCode ?? 500
    if (status === 429) return sendProblem(reply, 'too-many-tries', '请求太多了，请过一会儿再试。')
    if (status === 413)
      return takenAway(request.raw).then(() => sendProblem(reply, 'invalid-request', '发来的内容太大了。'))
    if (status < 500) {
      return sendProblem(reply, 'invalid-request', `请求无法读取：${error.message}`)
    }
    // The route and not the address: a phone's address holds the secret of its slip.
    const { method, routeOptions } = request
    request.log.error({ err: error, method, route: routeOptions.url }, 'a request failed')
    return sendProblem(reply, 'internal-error', '机器出了点问题，请稍后再试，或请工作人员帮忙。')
  })
}

/** Of what is too large so much is read and forgotten; a longer one is cut off in mid-word. */
const TAKEN_AWAY_MAX_BYTES = 32 * 1024 * 1024

/** A browser that is still sending hears no answer: it is told once all of it has come. */
function takenAway(request: IncomingMessage): Promise<void> {
  const announced = Number(request.headers['content-length'])
  if (!(announced <= TAKEN_AWAY_MAX_BYTES)) return Promise.resolve()
  return new Promise((come) => {
    request.once('end', come).once('close', come).once('error', come).resume()
  })
}

/** What a pattern asks for, where people write what it is about. */
const PATTERN_WORDS: Record<string, string> = {
  '^\\S+$': '中间不要空格',
  '^[0-9]{6,12}$': '要 6 到 12 位数字',
}

/** Characters; a name that the client made up may be as long as its body. */
const FIELD_MAX = 100

type Fault = NonNullable<FastifyError['validation']>[number]

function describe(where: string, fault: Fault): { field: string; allowed: string } {
  const inside = fault.instancePath.replaceAll('/', '.')
  const { params } = fault
  const extra = params['additionalProperty'] ?? params['missingProperty']
  const field = `${where}${inside}${typeof extra === 'string' ? `.${extra}` : ''}`.slice(0, FIELD_MAX)
  return { field, allowed: allowed(fault, params) }
}

function allowed(fault: Fault, params: Record<string, unknown>): string {
  switch (fault.keyword) {
    case 'additionalProperties':
      return '不是这里的字段'
    case 'required':
      return '必须填写'
    case 'type':
      return `应为 ${String(params['type'])}`
    case 'const':
      return `应为 ${JSON.stringify(params['allowedValue'])}`
    case 'minLength':
      return `至少要 ${String(params['limit'])} 个字符`
    case 'maxLength':
      return `最多 ${String(params['limit'])} 个字符`
    case 'minimum':
      return `不能小于 ${String(params['limit'])}`
    case 'maximum':
      return `不能大于 ${String(params['limit'])}`
    case 'pattern':
      // An expression says nothing to a person.
      return PATTERN_WORDS[String(params['pattern'])] ?? '写法不对'
    default:
      return fault.message ?? '不符合要求'
  }
}
