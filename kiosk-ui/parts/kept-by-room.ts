/** What is laid out, where everybody may read it, and all but the size of the page that decides how much room it has. */
export type Kept = { of: object; room: string }

/** Remembers how each thing was laid out in each room, so that the next reader need not wait for it to be measured. */
export function keepByRoom<Laid>() {
  const found = new WeakMap<object, Map<string, Laid>>()
  const whole = ({ room }: Kept) => `${room} ${innerWidth}×${innerHeight}`
  return {
    get: (kept: Kept | undefined): Laid | undefined => kept && found.get(kept.of)?.get(whole(kept)),
    set(kept: Kept | undefined, laid: Laid): void {
      if (kept) found.set(kept.of, (found.get(kept.of) ?? new Map<string, Laid>()).set(whole(kept), laid))
    },
  }
}
