import { Type, type Static } from 'typebox'
import type { RestingGuide } from '#contract/guide.ts'
import type { CatalogueItem } from '#contract/guide-document.ts'

const Strict = { additionalProperties: false }
const Words = (description: string) => Type.String({ minLength: 1, description })

/** config/catalogue/catalogue.yaml: version and life domains. */
export const CatalogueIndex = Type.Object(
  {
    version: Type.String({
      pattern: '^\\d{4}\\.\\d{1,2}\\.\\d{1,2}$',
      description: '目录版本：年.月.日，如 2026.11.23，印在每张小票上',
    }),
    source: Words('目录出自哪里'),
    domains: Type.Array(
      Type.Object(
        {
          name: Words('生活领域的名称'),
          short: Words('名称下面的一句话'),
          items: Type.Array(Type.Integer(), { minItems: 1, description: '事项序号的列表' }),
        },
        Strict,
      ),
      { minItems: 1 },
    ),
  },
  Strict,
)
export type CatalogueIndex = Static<typeof CatalogueIndex>

const Sayings = Type.Array(
  Type.String({ minLength: 1, maxLength: 16, description: '大家的一句说法，不超过 16 个字' }),
  { minItems: 1, description: '大家的说法，一句一项' },
)

/** Where to go with what this station does not do; `{townCentre}` in `where` stands for the station's own words. */
const Elsewhere = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 20, description: '是什么事，不超过 20 个字' }),
    where: Type.Array(Type.String({ minLength: 1, maxLength: 48, description: '一句话，不超过 48 个字' }), {
      minItems: 1,
      maxItems: 3,
      description: '到哪里去，一到三句话',
    }),
    phone: Type.Optional(
      Type.String({ pattern: '^\\d[\\d-]{2,14}$', description: "电话，加引号，如 '12345'、'0536-1234567'" }),
    ),
    related: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 3, description: '相关的本站事项序号，最多三个' }),
    ),
    say: Sayings,
  },
  Strict,
)
export type Elsewhere = Static<typeof Elsewhere>

/** config/catalogue/expressions.yaml: what people say, and where it leads. */
export const Expressions = Type.Object(
  {
    here: Type.Array(
      Type.Object({ item: Type.Integer({ minimum: 1, description: '事项序号' }), say: Sayings }, Strict),
    ),
    elsewhere: Type.Array(Elsewhere),
    fillers: Type.Optional(
      Type.Array(Type.String({ minLength: 1, description: '说话时带上的话，如 怎么办' }), {
        description: '说话时带上的话，找的时候不看',
      }),
    ),
  },
  Strict,
)
export type Expressions = Static<typeof Expressions>

export type Catalogue = CatalogueIndex & {
  items: readonly CatalogueItem[]
  expressions: Expressions
  /** By 序号, the days (YYYY-MM-DD) from and to which what was published in a browser holds. */
  terms?: Readonly<Record<string, { since: string; until: string | null }>>
  /** Guides that are not in force now, and are still asked for. */
  resting?: readonly RestingGuide[]
}
