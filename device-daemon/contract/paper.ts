import { Type, type Static } from 'typebox'
import { CommandId } from './command-id.ts'
import { PrintState } from './ticket.ts'

/**
 * Paper as data: what stands on a slip, before any printer's bytes. A driver lays it out for its own width and never
 * changes the words. Sizes are multiples of the printer's normal character (1 = 12×24 dots for Latin, 24×24 for 汉字).
 */
export const PaperBlock = Type.Union([
  Type.Object({
    at: Type.Literal('text'),
    text: Type.String(),
    align: Type.Union([Type.Literal('left'), Type.Literal('center'), Type.Literal('right')]),
    size: Type.Union([
      Type.Literal(1),
      Type.Literal(2),
      Type.Literal(3),
      Type.Literal(4),
      Type.Literal('fill'),
    ]),
    bold: Type.Boolean(),
  }),
  /** Left and right ends of one line; wraps the left part when both do not fit. */
  Type.Object({ at: Type.Literal('ends'), left: Type.String(), right: Type.String(), bold: Type.Boolean() }),
  /** A list with a hanging indent. */
  Type.Object({
    at: Type.Literal('list'),
    mark: Type.Union([Type.Literal('dot'), Type.Literal('number')]),
    items: Type.Array(Type.String()),
  }),
  /**
   * A thing to bring: its name in double size after a box to tick, its lines below. `drawing`: SVG path data, stroked 4
   * wide in a field 120 wide and 84 high, which stands beside the lines; null for none.
   */
  Type.Object({
    at: Type.Literal('thing'),
    drawing: Type.Union([Type.String(), Type.Null()]),
    name: Type.String(),
    lines: Type.Array(Type.String()),
    mark: Type.Union([Type.Literal('box'), Type.Literal('tick')]),
  }),
  /** Under the heads of its columns; where they do not fit side by side, a row is a few lines, each after its head. */
  Type.Object({
    at: Type.Literal('table'),
    columns: Type.Array(
      Type.Object({
        head: Type.String(),
        align: Type.Union([Type.Literal('left'), Type.Literal('right')]),
      }),
    ),
    rows: Type.Array(Type.Array(Type.String())),
  }),
  Type.Object({ at: Type.Literal('rule'), heavy: Type.Boolean() }),
  Type.Object({ at: Type.Literal('qr'), text: Type.String(), caption: Type.String() }),
  Type.Object({ at: Type.Literal('space'), lines: Type.Integer({ minimum: 1, maximum: 8 }) }),
])
export type PaperBlock = Static<typeof PaperBlock>

export const Paper = Type.Object({ blocks: Type.Array(PaperBlock) })
export type Paper = Static<typeof Paper>

export const PrintBody = Type.Object(
  {
    /** Chosen by the client; a repeated one prints nothing more. */
    commandId: CommandId,
    kiosk: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  },
  { additionalProperties: false },
)
export type PrintBody = Static<typeof PrintBody>

/** `none`: this place has no printer. */
export const PrintReply = Type.Object({ print: PrintState })
export type PrintReply = Static<typeof PrintReply>
