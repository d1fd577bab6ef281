import { Type } from 'typebox'
import { MASKED_KINDS, MaskedKind } from '#contract/notice.ts'

/** Ticked in /admin: what of persons is masked in a class of the board. */
export const MaskingConfig = Type.Array(
  Type.Object(
    {
      class: Type.String({ minLength: 1, description: '公开栏的类别，和 board.yaml 里的 name 一样' }),
      kinds: Type.Array(MaskedKind, {
        uniqueItems: true,
        description: `要遮住的：${MASKED_KINDS.join('、')}；都不用遮写 []`,
      }),
    },
    { additionalProperties: false },
  ),
  { description: '各类要遮住什么；没写到的类别照 board.yaml 的 masking：true 全要遮，false 都不遮' },
)
