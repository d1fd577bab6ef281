import type { PadPress } from '#daemon/devices/ports.ts'

/**
 * Whether a press at `now` (milliseconds) is one of its own. The same key of the same pad within `sameKeyMs` of the
 * last is not: a trembling finger, or a pad that sends each press several times.
 */
export function openSinglePresses(sameKeyMs: number): (press: PadPress, now: number) => boolean {
  let last: (PadPress & { heardAt: number }) | undefined
  return (press, now) => {
    const isSame = last?.key === press.key && last.address === press.address && now - last.heardAt < sameKeyMs
    last = { ...press, heardAt: now }
    return !isSame
  }
}
