/** Who has signed in at this screen, newest first; nothing secret. */
export type KnownNames = { read(): readonly string[]; remember(name: string): void }

const NAMES = 'clerk-names'
/** As many as fit beside the number pad. */
const NAMES_KEPT = 6

export function keepNames(storage: Pick<Storage, 'getItem' | 'setItem'>): KnownNames {
  function read(): readonly string[] {
    const kept = storage.getItem(NAMES)
    return kept === null || kept === '' ? [] : kept.split('\n')
  }
  return {
    read,
    remember(name) {
      const others = read().filter((other) => other !== name)
      storage.setItem(NAMES, [name, ...others].slice(0, NAMES_KEPT).join('\n'))
    },
  }
}
