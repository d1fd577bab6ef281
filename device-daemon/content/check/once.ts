/** Does `work` once for each object and remembers what came of it as long as the object lives. */
export function oncePerObject<Key extends object, Made>(work: (of: Key) => Made): (of: Key) => Made {
  const known = new WeakMap<Key, { made: Made }>()
  return (of) => {
    const before = known.get(of)
    if (before) return before.made
    const made = work(of)
    known.set(of, { made })
    return made
  }
}
