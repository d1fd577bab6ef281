/**
 * What every trouble has besides its code and data: `id` is the same as long as it is the same trouble, `since` is the
 * instant since when it stands, ISO 8601 UTC. The words for staff stand with the surface (http/words/troubles).
 */
export type Standing = { id: string; since: string }
