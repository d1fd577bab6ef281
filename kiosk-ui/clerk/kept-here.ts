import { type KnownNames, keepNames } from '../staff/known-names.ts'

/** What this screen remembers from one day to the next: nothing of a resident, nothing secret. */
export type KeptHere = { names: KnownNames; window: KnownWindow }

/** The window this screen stands at; null before one has been chosen. */
type KnownWindow = { read(): string | null; remember(id: string): void }

const WINDOW = 'clerk-window'

export function keepHere(storage: Pick<Storage, 'getItem' | 'setItem'>): KeptHere {
  return {
    names: keepNames(storage),
    window: {
      read: () => storage.getItem(WINDOW),
      remember: (id) => storage.setItem(WINDOW, id),
    },
  }
}
