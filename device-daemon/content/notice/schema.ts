import { Type, type Static } from 'typebox'
import { NoticeHead, PublicationKind } from '#contract/notice.ts'
import type { BoardClass, BoardNotice } from '#daemon/content/notice/board.ts'

const Strict = { additionalProperties: false }
const Words = (description: string) => Type.String({ minLength: 1, description })

/** config/board.yaml: the classes of the 信息公开 board, in their order on screen. */
export const BoardConfig = Type.Object(
  {
    classes: Type.Array(
      Type.Object(
        {
          name: Type.String({
            pattern: '^[^\\s./\\\\]{2,12}$',
            description: '类别名称，2–12 个字；notices 下放它内容的文件夹同名',
          }),
          nameInCommunity: Type.Optional(Words('社区站的叫法，如 村务公开 在社区叫 居务公开；一样就不写')),
          kind: PublicationKind,
          unit: Words('数量后面的量词：项、篇、条'),
          catalogue: Type.Optional(
            Type.Literal(true, { description: '写 true 表示这一类就是事项目录；别的类别删去这一行' }),
          ),
          masking: Type.Boolean({
            description:
              'true：身份证号、电话、账号、住址、病情、未成年人都要遮住，星号按星号显示；不检查写 false',
          }),
          publishEvery: Type.Union(
            [
              Type.Object(
                {
                  months: Type.Integer({ minimum: 1, maximum: 12, description: '至少几个月公布一次，1–12' }),
                  source: Words('哪条规定要求的'),
                },
                Strict,
              ),
              Type.Null(),
            ],
            { description: '多久至少公布一次：{months, source}；没有规定写 null' },
          ),
          online: Words('线上站点的对应栏目，没核定写 待核定'),
        },
        Strict,
      ),
      { minItems: 5 },
    ),
  },
  Strict,
)
export type BoardConfig = Static<typeof BoardConfig>

/** What may stand between the two --- lines of a notice's file. */
export const noticeFields = Object.keys(NoticeHead.properties)

export type Board = {
  /** Named as this type of station calls them; what the catalogue counts is not known here. */
  classes: readonly (Omit<BoardClass, 'catalogued'> & { catalogue: boolean })[]
  notices: readonly BoardNotice[]
}
