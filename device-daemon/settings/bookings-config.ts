import { Type } from 'typebox'
import { Interval } from './hours-config.ts'

const Strict = { additionalProperties: false }

const Items = Type.Array(Type.Integer(), { minItems: 1, description: '事项在目录里的序号' })
const Days = Type.Array(
  Type.Integer({ minimum: 1, maximum: 7, description: '1–7 的整数，1 是周一，7 是周日' }),
  { minItems: 1, description: '星期几' },
)
const Slots = Type.Array(Interval, {
  minItems: 1,
  maxItems: 8,
  description: '时段，如 {from: 09:00, to: 11:00}',
})
const Each = Type.Integer({ minimum: 1, maximum: 50, description: '一个时段最多约几个：1–50 的整数' })
const Groups = Type.Array(Type.String({ minLength: 1, maxLength: 8 }), {
  maxItems: 12,
  description: '村民小组或片区的叫法，每个不超过 8 个字，最多 12 个',
})

/** 上门、预约、代为联系: what may be booked. Each part is off until the station has written it. */
export const BookingsConfig = Type.Object(
  {
    keepDays: Type.Integer({
      minimum: 1,
      maximum: 365,
      description: '办完以后，群众留的电话、住址再留几天，到期销毁：1–365 的整数',
    }),
    daysAhead: Type.Integer({ minimum: 1, maximum: 60, description: '最多约到几天以后：1–60 的整数' }),
    visits: Type.Optional(
      Type.Object(
        {
          items: Items,
          groups: Type.Optional(Groups),
          agents: Type.Array(
            Type.Object(
              {
                name: Type.String({ minLength: 1, maxLength: 32, description: '谁去，写账号的姓名' }),
                groups: Type.Optional(Groups),
                days: Days,
              },
              Strict,
            ),
            { minItems: 1, description: '上门的人' },
          ),
          slots: Slots,
          each: Type.Integer({ minimum: 1, maximum: 10, description: '一个人一个时段去几家：1–10 的整数' }),
        },
        { ...Strict, description: '上门办理：哪些事可以约、谁去、什么时段' },
      ),
    ),
    dates: Type.Optional(
      Type.Array(Type.Object({ items: Items, days: Days, slots: Slots, each: Each }, Strict), {
        description: '按日子预约的事，如 54、55 项',
      }),
    ),
    contacts: Type.Optional(
      Type.Object(
        {
          items: Items,
          workdays: Type.Integer({
            minimum: 1,
            maximum: 30,
            description: '本站自己承诺的：几个工作日内回话，1–30 的整数',
          }),
        },
        { ...Strict, description: '代为联系的事，如 56–61 项' },
      ),
    ),
    numbers: Type.Optional(
      Type.Object(
        { days: Days, slots: Slots, each: Each },
        { ...Strict, description: '预约取号：哪些钟点可以约、每个钟点留几个号' },
      ),
    ),
  },
  { ...Strict, description: '上门、预约和代为联系；没有写的就不给约' },
)
