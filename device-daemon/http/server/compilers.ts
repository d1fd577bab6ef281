import AjvCompiler from '@fastify/ajv-compiler'
import SerializerSelector from '@fastify/fast-json-stringify-compiler'
import type { FastifySchemaCompiler } from 'fastify'

/*
 * The code that checks a request and the code that writes a reply are made when the first such one comes: there is one
 * for each route, part and status, most statuses never come, and made for all of them at the start they took more than
 * half of its computing time.
 */

const serializers = SerializerSelector()

export const serializersOnDemand: typeof serializers = (schemas, options) => {
  const compile = serializers(schemas, options)
  return (route) => {
    let serialize: ReturnType<typeof compile> | null = null
    return (reply) => {
      serialize ??= compile(route)
      return serialize(reply)
    }
  }
}

/**
 * The defaults of Fastify's Ajv strip and convert what does not fit, so that a wrong field would go unnoticed. Only the
 * first fault is told: the list of all of them would be many times as long as what was sent.
 */
const compileCheck = AjvCompiler()(
  {},
  { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: false } },
)

export const checkOnDemand: FastifySchemaCompiler<object> = ({ schema }) => {
  let check: ReturnType<typeof compileCheck> | null = null
  return (value) => {
    check ??= compileCheck({ schema })
    return check(value) === true ? true : { error: check.errors ?? [] }
  }
}
