import { Type, type Static } from 'typebox'
import { Guide, Handling, ItemKind, LegalBasis, Material } from '#contract/guide.ts'

const Strict = { additionalProperties: false }

/** One errand of the annex: config/catalogue/items/<seq>-*.yaml. Names of the fields follow 安政办〔2020〕36号 二（二）5、6. */
export const CatalogueItem = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    seq: Type.Integer({ minimum: 1 }),
    name: Type.String(),
    plainTitle: Type.String(),
    kind: ItemKind,
    /** The annex's 备注, verbatim. */
    remark: Type.Union([Type.Literal('当场办'), Type.Literal('帮办代办'), Type.Literal('便民事项')]),
    /** 办理方式, derived from the remark. */
    handling: Handling,
    itemClass: Type.Union([Type.Literal('公共服务'), Type.Literal('便民服务')]),
    itemType: Type.String(),
    code: Type.Union([Type.String(), Type.Null()]),
    category: Type.String(),
    keywords: Type.Array(Type.String()),
    audience: Type.Array(Type.String()),
    exerciseLevel: Type.Object(Guide.properties.exerciseLevel.properties, Strict),
    legalBasis: Type.Array(Type.Object(LegalBasis.properties, Strict)),
    conditions: Type.Array(Type.String()),
    materials: Type.Array(Type.Object(Material.properties, Strict)),
    steps: Type.Array(Type.String()),
    timeLimit: Type.Object(Guide.properties.timeLimit.properties, Strict),
    fee: Type.String(),
    channels: Type.Array(Type.String()),
    onlineAvailable: Type.Union([Type.Boolean(), Type.Literal('unknown')]),
    result: Type.String(),
    tips: Type.Array(Type.String()),
    /** Which element is known from where; what stands under `localConfirm` shows 待核定. */
    provenance: Type.Object(
      {
        annex: Type.Array(Type.String()),
        document: Type.Array(Type.String()),
        national: Type.Array(Type.String()),
        localConfirm: Type.Array(Type.String()),
      },
      Strict,
    ),
    editorNote: Type.Optional(Type.String()),
    residentTicket: Type.Boolean(),
    residentTicketWhy: Type.Optional(Type.String()),
    suspended: Type.Optional(Type.String()),
    /** Reads 综合业务 on slip, hall display and in speech. */
    discreet: Type.Optional(Type.Boolean()),
    outlets: Type.Optional(Type.Literal('community')),
  },
  Strict,
)
export type CatalogueItem = Static<typeof CatalogueItem>

/** config/catalogue/catalogue.yaml: version and life domains. */
export const CatalogueIndex = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    version: Type.String({
      pattern: '^\\d{4}\\.\\d{1,2}\\.\\d{1,2}$',
      description: '目录版本，年.月.日，印在每张小票上',
    }),
    source: Type.String(),
    domains: Type.Array(
      Type.Object(
        { name: Type.String(), short: Type.String(), items: Type.Array(Type.Integer(), { minItems: 1 }) },
        Strict,
      ),
    ),
  },
  Strict,
)
export type CatalogueIndex = Static<typeof CatalogueIndex>

export type Catalogue = CatalogueIndex & { items: readonly CatalogueItem[] }
