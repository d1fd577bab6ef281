import SerializerSelector from '@fastify/fast-json-stringify-compiler'

const compilers = SerializerSelector()

/**
 * Makes the code that writes a reply when the first such reply is sent. There is one for each route and status; made
 * for all of them at the start, they took more than half of its computing time, and most statuses never come.
 */
export const serializersOnDemand: typeof compilers = (schemas, options) => {
  const compile = compilers(schemas, options)
  return (route) => {
    let serialize: ReturnType<typeof compile> | null = null
    return (reply) => {
      serialize ??= compile(route)
      return serialize(reply)
    }
  }
}
