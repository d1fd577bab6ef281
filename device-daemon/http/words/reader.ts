import type { Actor } from '#daemon/domain/actor.ts'

/** Who reads the words: residents are told whom to ask. */
export type Reader = 'resident' | 'staff'

/** Whoever asked reads the answer. */
export const readerOf = (actor: Actor): Reader => (actor.at === 'resident' ? 'resident' : 'staff')
