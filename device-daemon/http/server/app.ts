import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { AllowedNetworks } from './connections.ts'
import type { Certificate } from './lan-server.ts'

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/**
 * Who can reach an app. `names`: hosts it answers to; `own`: a certificate that browsers trust for years to come;
 * `networks`: those whose machines may connect, null for all.
 */
export type Facing =
  | { at: 'loopback' }
  | {
      at: 'lan'
      names: readonly string[]
      tls: (Certificate & { of: 'own' | 'self-signed' }) | null
      networks: AllowedNetworks | null
    }
