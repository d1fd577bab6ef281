import { Type } from 'typebox'

/**
 * Chosen by a client for one tap, and sent again with every retry of it. What the station decides by itself has ids with
 * a slash (`print-outcome/…`): no client can take such a one beforehand.
 */
export const CommandId = Type.String({ minLength: 8, maxLength: 64, pattern: '^[A-Za-z0-9-]+$' })
