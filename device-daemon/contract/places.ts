import { Type, type Static } from 'typebox'

/** The functional areas of 安政办〔2020〕36号 二（一）3. */
export const AreaName = Type.Union([
  Type.Literal('咨询引导'),
  Type.Literal('窗口受理'),
  Type.Literal('后台办公'),
  Type.Literal('休息等待'),
  Type.Literal('自助服务'),
  Type.Literal('信息公开'),
])
export type AreaName = Static<typeof AreaName>

/** A cell of the hall map, counted from 0 at the top left. */
export const Cell = Type.Object({ x: Type.Integer({ minimum: 0 }), y: Type.Integer({ minimum: 0 }) })
export type Cell = Static<typeof Cell>

/** Cells of the hall map: `x`, `y` of the top left one, and how many across and down. */
export const Rectangle = Type.Object({
  ...Cell.properties,
  width: Type.Integer({ minimum: 1 }),
  height: Type.Integer({ minimum: 1 }),
})
export type Rectangle = Static<typeof Rectangle>

/** `GET /api/places`: what there is at the station and where. */
export const Places = Type.Object({
  name: Type.String(),
  address: Type.String(),
  phone: Type.String(),
  hours: Type.Array(Type.String()),
  /** 便民设施, with a word about each; '' where there is nothing to add. */
  facilities: Type.Array(
    Type.Object({ name: Type.String(), available: Type.Boolean(), note: Type.String() }),
  ),
  equipment: Type.Array(Type.String()),
  areas: Type.Array(
    Type.Object({
      name: AreaName,
      use: Type.String(),
      equipment: Type.Array(Type.String()),
      /** On the map; no two overlap. */
      on: Rectangle,
    }),
  ),
  map: Type.Object({
    columns: Type.Integer({ minimum: 1 }),
    rows: Type.Integer({ minimum: 1 }),
    entrance: Cell,
    /** 「您在这里」, a cell for each kiosk. */
    here: Type.Array(Type.Object({ kiosk: Type.String(), ...Cell.properties })),
    /** The windows that the map places, by their ids, a cell each. */
    windows: Type.Array(Type.Object({ window: Type.String(), ...Cell.properties })),
  }),
  /** `qr` is the text of a code that phones join the network by; no password = an open network. */
  wifi: Type.Union([
    Type.Object({
      ssid: Type.String(),
      password: Type.Union([Type.String(), Type.Null()]),
      qr: Type.String(),
    }),
    Type.Null(),
  ]),
  /** Made up for trying things out; to be marked 示例. */
  sample: Type.Boolean(),
})
export type Places = Static<typeof Places>

export const PlacesReply = Type.Object({ places: Places })
export type PlacesReply = Static<typeof PlacesReply>
