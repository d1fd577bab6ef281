/** Line noise that is the same every time: 1 to 3 bytes before an answer, now and then one byte bent. */
export function openNoise(): (answer: Uint8Array) => Uint8Array {
  let state = 0x9e3779b9
  const next = (below: number): number => {
    // xorshift32
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
  return (answer) => {
    const before = Array.from({ length: 1 + next(3) }, () => next(256))
    const bent = next(4) === 0 ? next(answer.length) : -1
    return Uint8Array.of(...before, ...answer.map((byte, i) => (i === bent ? byte ^ (1 << next(8)) : byte)))
  }
}
