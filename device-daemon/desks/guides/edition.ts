type Edition = { version: string; hash: string }

/** Of the hash people compare so many digits. */
const COMPARED = 8

/** 2026.11.23-3f9a12c4: the version and, of what stands on the paper, the hash that is compared with a screen's. */
export const editionOf = ({ version, hash }: Edition): string => `${version}-${hash.slice(0, COMPARED)}`

/** `KG1:18:2026.11.23:3f9a12c477d00b51`, for a machine: which errand, which version, which hash. */
export const editionCode = ({ seq, version, hash }: { seq: number; version: string; hash: string }): string =>
  `KG1:${seq}:${version}:${hash}`

/** Which edition a ticket names: of its errand, unless that is private. */
export function slipEdition(
  { itemSeq, discreet }: { itemSeq: number | null; discreet: boolean },
  guideOf: (seq: number) => Edition | undefined,
  catalogue: Edition,
): Edition {
  return (itemSeq === null || discreet ? undefined : guideOf(itemSeq)) ?? catalogue
}
