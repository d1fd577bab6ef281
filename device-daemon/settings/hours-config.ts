import { Type } from 'typebox'

const Strict = { additionalProperties: false }
const Words = (description: string) => Type.String({ minLength: 1, description })

const Time = Type.String({
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$',
  description: '时:分，各两位，00:00 到 24:00，如 08:30',
})
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '年-月-日，如 2026-10-01' })
/** From one time of the day to another. */
export const Interval = Type.Object({ from: Time, to: Time }, Strict)

/** Opening hours by the station's wall clock. An empty `weekly` = open at all hours. */
export const HoursConfig = Type.Object(
  {
    text: Type.Array(Words('写给人看的一行，如 周一至周五 8:30–11:30 14:00–17:00'), {
      minItems: 1,
      description: '屏幕和小票上显示的开放时间，一项一行',
    }),
    weekly: Type.Array(
      Type.Object(
        {
          days: Type.Array(
            Type.Integer({ minimum: 1, maximum: 7, description: '1–7 的整数，1 是周一，7 是周日' }),
            {
              minItems: 1,
            },
          ),
          open: Type.Array(Interval, { minItems: 1, description: '从早到晚排列、互不重叠的时段' }),
        },
        Strict,
      ),
      { description: '每周开放时段；没写到的星期不开放；留空 [] 表示全天开放' },
    ),
    closedDays: Type.Array(Day, { description: '不开放的日子，如法定节假日' }),
    extraDays: Type.Array(Type.Object({ day: Day, open: Type.Array(Interval, { minItems: 1 }) }, Strict), {
      description: '调休等另有安排的日子，当天按这里的时段开放',
    }),
    onHolidays: Type.Optional(
      Type.Union([Type.Literal('closed'), Type.Literal('open')], {
        description: '法定节假日：closed 不开放，open 照常开放；不写就是不开放',
      }),
    ),
    onMakeUpDays: Type.Optional(
      Type.Union([Type.Literal('as-weekday'), Type.Literal('as-its-day')], {
        description:
          '调休上班的周六、周日：as-weekday 按平日的时段开放，as-its-day 照周六、周日；不写就是按平日',
      }),
    ),
  },
  Strict,
)
