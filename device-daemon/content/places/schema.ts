import { Type, type Static } from 'typebox'
import { AreaName, Cell, Rectangle } from '#contract/places.ts'

const Strict = { additionalProperties: false }
const Words = (description: string) => Type.String({ minLength: 1, description })

/** config/places.yaml: what there is at the station and where. Cells of the map count from 0 at the top left. */
export const PlacesConfig = Type.Object(
  {
    sample: Type.Boolean({ description: '示例为 true；换成本站的以后写 false' }),
    facilities: Type.Array(
      Type.Object(
        {
          name: Words('便民设施的名称'),
          available: Type.Boolean({ description: '现在有没有：true 或 false' }),
          note: Type.String({ description: "一句说明；没有写 ''" }),
        },
        Strict,
      ),
    ),
    equipment: Type.Array(
      Type.Union([
        Words('设备名称'),
        Type.Object(
          {
            name: Words('设备名称'),
            state: Type.Union([Type.Literal('works'), Type.Literal('faulty'), Type.Literal('missing')], {
              description: 'works 能用，faulty 坏了，missing 还没有',
            }),
            note: Type.String({ description: "什么毛病，什么时候修；没有写 ''" }),
          },
          Strict,
        ),
      ]),
      {
        description:
          '办事设备，一项一行；坏了的、还没有的写 {name: 名称, state: faulty 或 missing, note: 说明}',
      },
    ),
    map: Type.Object(
      {
        columns: Type.Integer({ minimum: 1, maximum: 40, description: '平面图横向几格，1–40' }),
        rows: Type.Integer({ minimum: 1, maximum: 40, description: '平面图竖向几格，1–40' }),
        entrance: Type.Object(Cell.properties, Strict),
        here: Type.Array(Type.Object({ kiosk: Words('终端编号'), ...Cell.properties }, Strict), {
          description: '“您在这里”：每台终端一格',
        }),
        windows: Type.Optional(
          Type.Array(Type.Object({ window: Words('窗口编号'), ...Cell.properties }, Strict), {
            description: '窗口：每个一格，叫到号时画出怎么走；没有画的窗口不写',
          }),
        ),
      },
      Strict,
    ),
    areas: Type.Array(
      Type.Object(
        {
          name: AreaName,
          use: Words('这里做什么'),
          equipment: Type.Array(Words('这里有什么')),
          on: Type.Object(Rectangle.properties, Strict),
        },
        Strict,
      ),
      { minItems: 1 },
    ),
    wifi: Type.Union(
      [
        Type.Object(
          {
            ssid: Words('无线网络的名称'),
            password: Type.Union([Type.String(), Type.Null()], { description: '密码，没有密码就空着' }),
          },
          Strict,
        ),
        Type.Null(),
      ],
      { description: '给群众用的无线网络：{ssid, password}；没有就空着' },
    ),
  },
  Strict,
)
export type PlacesConfig = Static<typeof PlacesConfig>
