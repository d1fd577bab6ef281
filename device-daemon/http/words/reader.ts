import type { Actor } from '#daemon/domain/actor.ts'

/** Who reads the words: residents are told whom to ask. */
export type Reader = 'resident' | 'staff'

/** The one who asks reads the answer. */
export const readerOf = (actor: Actor): Reader => (actor.at === 'resident' ? 'resident' : 'staff')
