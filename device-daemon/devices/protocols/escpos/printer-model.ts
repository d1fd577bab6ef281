import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'

/** How a unit says that everything before is on paper; `auto` = not known yet, ask once and remember. */
const ConfirmationMeans = Type.Union([
  Type.Literal('process-id'),
  Type.Literal('fence'),
  Type.Literal('auto'),
])

/** One file of config/printers: what a printer model can do. Dots are 1/8 mm (203 dpi). */
export const PrinterModel = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    name: Type.String({ minLength: 1 }),
    /** Width of the paper roll in millimetres. */
    widthMm: Type.Union([Type.Literal(58), Type.Literal(80)]),
    /** Printable dots of one line. */
    dots: Type.Integer({ minimum: 192, maximum: 640 }),
    /** Normal half-width characters (12×24 dots) of one line; a 汉字 takes two. */
    columns: Type.Integer({ minimum: 16, maximum: 53 }),
    /** Lines to feed so that the last printed line passes the blade (or the tear bar). */
    linesToCutter: Type.Integer({ minimum: 0, maximum: 20 }),
    cutter: Type.Union([Type.Literal('full'), Type.Literal('partial'), Type.Literal('none')]),
    /** `native`: the printer draws the QR code itself (GS ( k); `raster`: it must be sent as dots. */
    qr: Type.Object(
      {
        at: Type.Union([Type.Literal('native'), Type.Literal('raster')]),
        moduleDots: Type.Integer({ minimum: 2, maximum: 8 }),
      },
      { additionalProperties: false },
    ),
    /**
     * `raster`, unless it says otherwise: the printer takes pictures (GS v 0, ESC *). `none`: numbers come out in its own
     * font, and materials without their drawings.
     */
    graphics: Type.Optional(Type.Union([Type.Literal('raster'), Type.Literal('none')])),
    confirmation: ConfirmationMeans,
    /** What is known of its Chinese code page, for the person who sets a printer up. */
    codePage: Type.String(),
    /** Where these facts come from, and how far they were tried. */
    source: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
)
export type PrinterModel = Static<typeof PrinterModel>

export type PrinterModelReading = { at: 'model'; model: PrinterModel } | { at: 'wrong'; message: string }

/** Checks what a config/printers file holds; `message` names the field and what is wrong with it. */
export function readPrinterModel(value: unknown): PrinterModelReading {
  if (!Value.Check(PrinterModel, value)) {
    const first = Value.Errors(PrinterModel, value)[0]
    return {
      at: 'wrong',
      message: `${first?.instancePath ?? ''} ${first?.message ?? 'is not a printer model'}`,
    }
  }
  if (value.columns * HALF_WIDTH_DOTS > value.dots) {
    return {
      at: 'wrong',
      message: `/columns ${value.columns} characters of 12 dots do not fit ${value.dots} dots`,
    }
  }
  if (value.graphics === 'none' && value.qr.at === 'raster') {
    return { at: 'wrong', message: '/qr cannot be sent as dots to a printer with graphics: none' }
  }
  return { at: 'model', model: value }
}

const HALF_WIDTH_DOTS = 12 // font A of ESC/POS
