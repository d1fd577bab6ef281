import type { Seal } from '#daemon/store/keys/seal.ts'

/** What is personal in the records of one area, each under a key of its own, on its way into the ledger and back. */
export type SealedRecords = {
  /** Ciphertext; null for what was not said, and for what cannot be sealed now, because that is not kept. */
  seal(id: string, text: string | undefined): string | null
  /** Null for what was never said, and for what cannot be read any more. */
  open(id: string, ciphertext: string | null | undefined): string | null
}

/** `nameOf`: the seal's name for a record. */
export function openSealedRecords(
  seal: Pick<Seal, 'seal' | 'open'> | null,
  nameOf: (id: string) => string,
): SealedRecords {
  return {
    seal(id, text) {
      const done = text === undefined ? null : seal?.seal(nameOf(id), text.trim())
      return done?.at === 'sealed' ? done.ciphertext : null
    },
    open(id, ciphertext) {
      const opened =
        ciphertext === null || ciphertext === undefined ? null : seal?.open(nameOf(id), ciphertext)
      return opened?.at === 'text' ? opened.text : null
    },
  }
}
