import { Type, type Static } from 'typebox'

const Strict = { additionalProperties: false }
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '年-月-日，如 2026-10-01' })

/** config/holidays/<year>.yaml: 国务院办公厅关于某年部分节假日安排的通知, as days. */
export const HolidayTable = Type.Object(
  {
    year: Type.Integer({ minimum: 2000, maximum: 2099, description: '年份，如 2026' }),
    source: Type.String({ minLength: 1, description: '依据哪一份通知' }),
    holidays: Type.Array(
      Type.Object(
        {
          name: Type.String({ minLength: 1, maxLength: 12, description: '节日，如 国庆节' }),
          from: Day,
          to: Day,
        },
        Strict,
      ),
      { minItems: 1, description: '放假的日子，连着的写一段：第一天和最后一天' },
    ),
    workdays: Type.Array(Day, { description: '调休上班的周六、周日；没有写 []' }),
  },
  Strict,
)
export type HolidayTable = Static<typeof HolidayTable>
