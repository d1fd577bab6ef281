/**
 * Why a data folder cannot be used, for the person who starts the daemon. `reason`: what the system or the engine said;
 * `path`: of one file, whole.
 */
export type StoreFault =
  | { at: 'folder-unusable'; folder: string; reason: string }
  | { at: 'folder-taken'; folder: string }
  | { at: 'folder-unwritable'; folder: string; reason: string }
  /** `version`: of the program that has written there. */
  | { at: 'data-newer'; folder: string; version: string }
  | { at: 'ledger-unopened'; reason: string }
  | { at: 'file-unreadable'; path: string; reason: string }
  /** Unreadable, and it cannot be set aside either. */
  | { at: 'file-immovable'; path: string; reason: string }
  | { at: 'file-unwritable'; path: string; reason: string }
