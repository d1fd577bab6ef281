/** Whether two values of plain data are alike. What is the same object is so at once, however large it is. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [inA, inB] = [Object.entries(a), Object.entries(b)]
  return (
    inA.length === inB.length &&
    inA.every(([key, value]) => Object.hasOwn(b, key) && isSame(value, Reflect.get(b, key)))
  )
}
