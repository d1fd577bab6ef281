import type { TodoWhen } from '#contract/todo.ts'

/**
 * What every trouble has besides its code and data: `id` is the same as long as it is the same trouble, `since` is the
 * instant since when it stands, ISO 8601 UTC. The words for staff stand with the surface (http/words/troubles).
 */
export type Standing = { id: string; since: string }

/** What every thing to do has besides its data; its words stand in http/words/todo. `since`: null where it is not known. */
export type StandingTodo = { id: string; code: string; when: TodoWhen; since: string | null }
