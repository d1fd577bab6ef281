import { hash } from 'node:crypto'
import { canonical } from '#daemon/store/canonical.ts'

const DIGITS = 16

/** Of a value, by which people and stations tell whether two of them read the same; see `GuideEntry`. */
export const contentHash = (value: unknown): string => hash('sha256', canonical(value)).slice(0, DIGITS)
