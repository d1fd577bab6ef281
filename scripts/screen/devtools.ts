import type { Readable, Writable } from 'node:stream'

type Reply = {
  id?: number
  sessionId?: string
  method?: string
  params?: unknown
  result?: unknown
  error?: { message: string }
}

/** Chromium's own wire (https://chromedevtools.github.io/devtools-protocol/) over two pipes, one JSON object up to each NUL. */
export type Devtools = {
  /** Rejects when Chromium refuses it, and when its end comes first. `session`: of one page; without it, of the whole browser. */
  ask(method: string, params?: object, session?: string): Promise<Record<string, unknown>>
  on(method: string, hear: (params: Record<string, unknown>, session: string | undefined) => void): void
}

export function devtoolsOver(to: Writable, from: Readable): Devtools {
  let last = 0
  let rest = ''
  let ended = false
  const waiting = new Map<number, PromiseWithResolvers<Record<string, unknown>>>()
  const hearers = new Map<string, (params: Record<string, unknown>, session: string | undefined) => void>()

  function take(message: string): void {
    const { id, sessionId, method, params, result, error }: Reply = JSON.parse(message)
    if (method !== undefined) hearers.get(method)?.(fieldsOf(params), sessionId)
    if (id === undefined) return
    if (error === undefined) waiting.get(id)?.resolve(fieldsOf(result))
    else waiting.get(id)?.reject(new Error(error.message))
    waiting.delete(id)
  }

  function end(): void {
    ended = true
    for (const { reject } of waiting.values()) reject(new Error('the browser has ended'))
    waiting.clear()
  }

  from.setEncoding('utf8').on('data', (part: string) => {
    const messages = (rest + part).split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) take(message)
  })
  from.on('close', end).on('error', end)
  to.on('error', end)

  return {
    ask(method, params = {}, session) {
      if (ended) return Promise.reject(new Error('the browser has ended'))
      last += 1
      const answer = Promise.withResolvers<Record<string, unknown>>()
      waiting.set(last, answer)
      to.write(`${JSON.stringify({ id: last, method, params, ...(session && { sessionId: session }) })}\0`)
      return answer.promise
    },
    on: (method, hear) => void hearers.set(method, hear),
  }
}

export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
