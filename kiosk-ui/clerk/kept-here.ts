/** What this screen remembers from one day to the next: nothing of a resident, nothing secret. */
export type KeptHere = { names: KnownNames; window: KnownWindow }

/** Who has signed in at this screen, newest first. */
export type KnownNames = { read(): readonly string[]; remember(name: string): void }

/** The window this screen stands at; null before anybody has chosen. */
type KnownWindow = { read(): string | null; remember(id: string): void }

type Store = Pick<Storage, 'getItem' | 'setItem'>

const NAMES = 'clerk-names'
const WINDOW = 'clerk-window'
/** As many as fit beside the number pad. */
const NAMES_KEPT = 6

export function keepHere(storage: Store): KeptHere {
  function names(): readonly string[] {
    const kept = storage.getItem(NAMES)
    return kept === null || kept === '' ? [] : kept.split('\n')
  }
  return {
    names: {
      read: names,
      remember(name) {
        const others = names().filter((other) => other !== name)
        storage.setItem(NAMES, [name, ...others].slice(0, NAMES_KEPT).join('\n'))
      },
    },
    window: {
      read: () => storage.getItem(WINDOW),
      remember: (id) => storage.setItem(WINDOW, id),
    },
  }
}
