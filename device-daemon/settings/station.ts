import { Type, type Static } from 'typebox'

const Time = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$' })

/** config/station.yaml. Descriptions become the hints of an editor and the 「允许」 of an error. */
export const StationConfig = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    id: Type.String({ pattern: '^[A-Za-z0-9-]{1,32}$', description: '站点编号，字母数字和短横' }),
    name: Type.String({
      description: '统一名称：XX村便民服务站、XX社区便民服务站，或与网点合作的 XX便民服务站',
    }),
    type: Type.Union([Type.Literal('村'), Type.Literal('社区'), Type.Literal('网点')]),
    sample: Type.Boolean({ description: '示例站点为 true，屏幕和小票上标「示例」' }),
    address: Type.String(),
    phone: Type.String(),
    townCentre: Type.String({ description: '镇街便民服务中心的名称，目录外的事请群众去那里' }),
    areaSquareMeters: Type.Number({ minimum: 1 }),
    timeZone: Type.String({ description: 'IANA 时区名，如 Asia/Shanghai' }),
    /** Empty `weekly` = always open. */
    hours: Type.Object(
      {
        text: Type.Array(Type.String()),
        weekly: Type.Array(
          Type.Object(
            {
              days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1 }),
              open: Type.Array(Type.Object({ from: Time, to: Time }, { additionalProperties: false })),
            },
            { additionalProperties: false },
          ),
        ),
        closedDays: Type.Array(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
        /** Days worked although the week says otherwise (调休), with their hours. */
        extraDays: Type.Array(
          Type.Object(
            {
              day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
              open: Type.Array(Type.Object({ from: Time, to: Time }, { additionalProperties: false })),
            },
            { additionalProperties: false },
          ),
        ),
      },
      { additionalProperties: false },
    ),
    windows: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^[A-Za-z0-9-]{1,16}$' }),
          label: Type.String({ description: '大屏和语音里的叫法，如 1 号窗口' }),
          title: Type.String(),
        },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
    queues: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^[a-z0-9-]{1,32}$' }),
          name: Type.String(),
          letter: Type.String({ pattern: '^[A-Z]$' }),
          dailyQuota: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
          windows: Type.Union([Type.Literal('all'), Type.Array(Type.String(), { minItems: 1 })]),
          /** Errands that come here instead of the default queue. */
          items: Type.Array(Type.Integer()),
        },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
    defaultQueue: Type.String(),
    priority: Type.Object(
      {
        maxInARow: Type.Integer({ minimum: 1, maximum: 10 }),
        ageingMinutes: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
        /** 60 and over get priority by card; null = no priority by age. */
        fromAge: Type.Union([Type.Integer({ minimum: 50, maximum: 90 }), Type.Null()]),
      },
      { additionalProperties: false },
    ),
    callsBeforeNoShow: Type.Integer({ minimum: 1, maximum: 10 }),
    kiosks: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^[a-z0-9-]{1,32}$' }),
          mmPerPx: Type.Number({ minimum: 0.05, maximum: 1 }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
    /** The six tiles of 「大家常办」, by number in the catalogue. */
    commonItems: Type.Array(
      Type.Object(
        { seq: Type.Integer(), title: Type.String({ maxLength: 7 }) },
        { additionalProperties: false },
      ),
      {
        minItems: 1,
        maxItems: 6,
      },
    ),
  },
  { additionalProperties: false },
)
export type StationConfig = Static<typeof StationConfig>
