/** Stand for what only the running station knows: PINs that it drew and the id of the ticket `first`. */
export const LEAD_PIN = '<lead pin>'
export const FIRST = '<first>'

/** A body as it is sent, with what the station drew in place of what stands for it. */
export function filledIn(body: unknown, drawn: { leadPin: string; first: string }): string {
  return JSON.stringify(body).replaceAll(LEAD_PIN, drawn.leadPin).replaceAll(FIRST, drawn.first)
}
