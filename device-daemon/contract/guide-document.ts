import { Type, type Static } from 'typebox'
import { Agency, Guide, GuideElement, Handling, ItemKind, LegalBasis, Material } from './guide.ts'

const Strict = { additionalProperties: false }
const Words = (description: string) => Type.String({ minLength: 1, description })
const Lines = (description: string) => Type.Array(Type.String({ minLength: 1 }), { description })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '年-月-日，如 2026-11-28' })
const OrNull = (description: string) => Type.Union([Words(description), Type.Null()], { description })

/** The official entry where something is done online. */
export const PortalConfig = Type.Object(
  {
    name: Words('网上办事入口的名称'),
    url: Type.String({ pattern: '^https?://[^\\s]{4,300}$', description: '网址，https:// 开头' }),
  },
  Strict,
)

/** What only the station knows of an errand: it stands beside what the city sets and never in its place. */
const Here = Type.Object(
  {
    hours: Type.Optional(Words('这件事什么时候办，和本站开放时间不同的才写，如 每周二上午')),
    contact: Type.Optional(Words('问谁、电话')),
    window: Type.Optional(Words('哪个窗口，如 2号窗口')),
    forms: Type.Optional(
      Type.Array(Type.Object({ name: Words('表格名称'), where: Words('在哪里拿') }, Strict), {
        description: '要填的表格，在哪里拿',
      }),
    ),
    agencies: Type.Optional(
      Type.Array(
        Type.Object(
          {
            kind: Agency.properties.kind,
            name: Words('网点名称'),
            place: Words('网点地址'),
            hours: Words('网点什么时候办'),
            phone: Words('网点电话'),
          },
          Strict,
        ),
        { description: '银行、邮政等代办这件事的网点' },
      ),
    ),
  },
  Strict,
)

/** One element that somebody of the station has confirmed, where it comes from, when and by whom. */
const Confirmation = Type.Object(
  {
    element: GuideElement,
    source: Words('核定的出处：哪份文件、哪位同志答复'),
    on: Day,
    by: Words('谁核定的'),
  },
  Strict,
)

/** One errand of the annex, or of the station's own (`of`): config/catalogue/items/<seq>-<name>.yaml. */
export const CatalogueItem = Type.Object(
  {
    seq: Type.Integer({ minimum: 1, description: '序号，不小于 1 的整数' }),
    name: Words('事项名称，与目录一字不差'),
    plainTitle: Words('老百姓的叫法'),
    kind: ItemKind,
    /** The annex's 备注, verbatim. */
    remark: Type.Union([Type.Literal('当场办'), Type.Literal('帮办代办'), Type.Literal('便民事项')]),
    /** 办理方式, derived from the remark. */
    handling: Handling,
    itemClass: Type.Union([Type.Literal('公共服务'), Type.Literal('便民服务')]),
    itemType: Words('事项类型'),
    code: Type.Union([Words('事项编码'), Type.Null()], { description: '事项编码，待核定的写 null' }),
    category: Words('类别'),
    residentTicket: Type.Boolean({ description: '群众能不能自己取号：true 或 false' }),
    residentTicketWhy: Type.Optional(Words('不能自己取号的原因')),
    suspended: Type.Optional(Words('暂停办理的原因；正常办理的删去这一行')),
    discreet: Type.Optional(Type.Boolean({ description: 'true：小票、大屏和语音只说“综合业务”，不说事项' })),
    outlets: Type.Optional(Type.Literal('community', { description: 'community：只有社区站办' })),
    keywords: Lines('搜索用的说法'),
    audience: Lines('服务对象'),
    exerciseLevel: Type.Object(Guide.properties.exerciseLevel.properties, Strict),
    legalBasis: Type.Array(Type.Object(LegalBasis.properties, Strict)),
    conditions: Lines('受理条件'),
    materials: Type.Array(Type.Object(Material.properties, Strict)),
    steps: Lines('办理流程'),
    timeLimit: Type.Object(Guide.properties.timeLimit.properties, Strict),
    fee: Words('收费情况'),
    channels: Lines('办理渠道'),
    onlineAvailable: Type.Union([Type.Boolean(), Type.Literal('unknown')], {
      description: '能不能网上办：true、false 或 unknown',
    }),
    result: Words('办理结果'),
    tips: Lines('提醒'),
    /** Which element is known from where; what stands under `localConfirm` shows 待核定. */
    provenance: Type.Object(
      {
        annex: Type.Array(GuideElement),
        document: Type.Array(GuideElement),
        national: Type.Array(GuideElement),
        localConfirm: Type.Array(GuideElement),
      },
      Strict,
    ),
    /** `station`: not of the city's catalogue, so that nothing in it is set by the city. */
    of: Type.Optional(Type.Literal('station', { description: 'station：不在全市目录里，本站自己加的' })),
    /** 水电气暖: shown to nobody before all three are filled. */
    payment: Type.Optional(
      Type.Object(
        {
          payee: OrNull('收款单位，没有核定的写 null'),
          place: OrNull('在哪里交，没有核定的写 null'),
          number: OrNull('要带什么号，如 户号，没有核定的写 null'),
        },
        Strict,
      ),
    ),
    portal: Type.Optional(PortalConfig),
    here: Type.Optional(Here),
    confirmed: Type.Optional(Type.Array(Confirmation, { description: '本站核定过的要素' })),
    editorNote: Type.Optional(Words('给编写人员看的说明，不给群众看')),
  },
  Strict,
)
export type CatalogueItem = Static<typeof CatalogueItem>
