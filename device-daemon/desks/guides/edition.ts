/** Of the hash people compare so many digits. */
const COMPARED = 8

/** 2026.11.23-3f9a12c4: the version and, of what stands on the paper, the hash that is compared with a screen's. */
export const editionOf = ({ version, hash }: { version: string; hash: string }): string =>
  `${version}-${hash.slice(0, COMPARED)}`

/** `KG1:18:2026.11.23:3f9a12c477d00b51`, for a machine: which errand, which version, which hash. */
export const editionCode = ({ seq, version, hash }: { seq: number; version: string; hash: string }): string =>
  `KG1:${seq}:${version}:${hash}`
