import type { CatalogueItem } from '#contract/guide-document.ts'
import type { Admin } from '../admin.ts'
import type { Bound } from '../editing/bound.ts'

/** Why a field cannot be changed here; undefined where it can. */
export type LockOf = (field: keyof CatalogueItem) => string | undefined

/** What each part of a guide's form is given. */
export type PartProps = { admin: Admin; guide: Bound<CatalogueItem>; lockOf: LockOf }
