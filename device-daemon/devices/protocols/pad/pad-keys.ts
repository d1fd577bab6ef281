import { Type } from 'typebox'
import type { PadKey } from '#contract/pad.ts'

const ALL: Readonly<Record<PadKey, true>> = {
  next: true,
  recall: true,
  serve: true,
  finish: true,
  'no-show': true,
  hold: true,
  pause: true,
}

/** Which byte or key means what: `'40': next`. YAML may write the number as 0x28. */
export const KeyMap = Type.Record(
  Type.String({ pattern: '^[0-9]{1,3}$' }),
  Type.Unsafe<PadKey>({ type: 'string', enum: Object.keys(ALL) }),
  { additionalProperties: false, minProperties: 1 },
)
