import AjvCompiler from '@fastify/ajv-compiler'
import SerializerSelector from '@fastify/fast-json-stringify-compiler'
import type { FastifySchemaCompiler } from 'fastify'
import type { Clock } from '#daemon/clock.ts'
import type { App } from './app.ts'

/*
 * The code that checks a request and the code that writes a reply are made when the first such one comes: there is one
 * for each route, part and status, most statuses never come, and made for all of them at the start they took more than
 * half of its computing time. What residents and clerks press first is made soon after the start, a piece at a time.
 */

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Somebody waits for its first answer: its code is made soon after the start. */
    compiled?: 'ahead'
  }
  interface FastifyInstance {
    /** Code of the routes that are compiled ahead, as far as it is not made yet. */
    codeAhead(): readonly Piece[]
  }
}

/** Code of a route, `POST /api/tickets`, for one part of a request or one status of a reply. */
type Piece = { route: string; of: string; isMade(): boolean; make(): void }

const serializersFor = SerializerSelector()

/** Each schema is compiled once, because routes and listeners share many: a problem is written alike everywhere. */
const serializerOf = new WeakMap<object, (reply: unknown) => string>()

/**
 * The defaults of Fastify's Ajv strip and convert what does not fit, so that a wrong field would go unnoticed. Only the
 * first fault is told: the list of all of them would be many times as long as what was sent.
 */
const compileCheck = AjvCompiler()(
  {},
  { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: false } },
)

/** The compilers of one app. `attach` it before its routes. */
export function compilersOnDemand(): {
  serializers: typeof serializersFor
  check: FastifySchemaCompiler<object>
  attach(app: App): void
} {
  const pieces: Piece[] = []

  /** `method` and `url` are those of the route. */
  function onDemand<Code>(
    { method, url }: { method?: string; url?: string },
    of: string,
    compile: () => Code,
  ): () => Code {
    let made: { code: Code } | null = null
    const code = () => (made ??= { code: compile() }).code
    pieces.push({ route: `${method} ${url}`, of, isMade: () => made !== null, make: () => void code() })
    return code
  }

  return {
    serializers: (schemas, options) => {
      const compile = serializersFor(schemas, options)
      return (route) => {
        const serialize = onDemand(route, route.httpStatus ?? '', () => {
          const { schema } = route
          if (typeof schema !== 'object' || schema === null) return compile(route)
          const made = serializerOf.get(schema) ?? compile(route)
          serializerOf.set(schema, made)
          return made
        })
        return (reply) => serialize()(reply)
      }
    },
    check: ({ schema, method, url, httpPart }) => {
      const check = onDemand({ method, url }, httpPart ?? '', () => compileCheck({ schema }))
      return (value) => (check()(value) === true ? true : { error: check().errors ?? [] })
    },
    attach(app) {
      const ahead = new Set<string>()
      app.addHook('onRoute', ({ method, url, config }) => {
        if (config?.compiled === 'ahead') for (const one of [method].flat()) ahead.add(`${one} ${url}`)
      })
      app.decorate('codeAhead', () => pieces.filter(({ route, isMade }) => ahead.has(route) && !isMade()))
    },
  }
}

/** Screens ask for what they need first. */
const AHEAD_AFTER_MS = 1_000
/** A piece takes some milliseconds, in which nothing is answered. */
const BETWEEN_MS = 50

/** Makes the code of an app that is compiled ahead, a piece at a time. Returns a way to call it off. */
export function compileAhead(app: App, clock: Pick<Clock, 'after'>): () => void {
  let cancel = clock.after(AHEAD_AFTER_MS, next)
  function next(): void {
    const [piece] = app.codeAhead()
    if (piece === undefined) return
    piece.make()
    cancel = clock.after(BETWEEN_MS, next)
  }
  return () => cancel()
}
