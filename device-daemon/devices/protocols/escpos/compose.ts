import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer'
import type { Paper } from '#contract/paper.ts'
import { type Confirmation, confirmationRequest } from './confirmation.ts'
import { type Align, layOut, type Piece } from './layout.ts'
import type { PrinterModel } from './printer-model.ts'
import { qrRaster } from './qr-raster.ts'
import { rasterBands } from './raster-bands.ts'
import { encodeGbk } from './text.ts'

const RESET = Buffer.of(0x1b, 0x40) // ESC @
const CHINESE_ON = Buffer.of(0x1c, 0x26) // FS &; the library's CHINA sends ESC R 15 instead
const CUT = { full: Buffer.of(0x1d, 0x56, 0x00), partial: Buffer.of(0x1d, 0x56, 0x01) } // GS V
const CHARACTER_DOTS = 24
const LEADING_DOTS = 12
const AIR = Buffer.of(0x1b, 0x4a, 12) // ESC J: 1.5 mm above and below a picture, and below a thing
const QUIET_MODULES = 3 // beside it the line spacing leaves about one more, which makes the standard's four

/** The whole job: reset, Chinese mode, the blocks laid out for the model, cut, and the request to confirm. */
export function compose(paper: Paper, model: PrinterModel, confirmation: Confirmation): Uint8Array {
  // The library builds control bytes only: its text, tables and cut do not fit Chinese, its interface loses jobs.
  const job = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '' })
  job.add(RESET)
  job.add(CHINESE_ON)
  const write = pieceWriter(job, model)
  for (const block of paper.blocks) {
    for (const piece of layOut(block, model)) write(piece)
  }
  if (model.linesToCutter > 0) job.add(feed(model.linesToCutter))
  if (model.cutter !== 'none') job.add(CUT[model.cutter])
  job.add(Buffer.from(confirmationRequest(confirmation)))
  return job.getBuffer()
}

/** Writes pieces with as few mode changes as possible; starts from the state after a reset. */
function pieceWriter(job: ThermalPrinter, model: PrinterModel): (piece: Piece) => void {
  let align: Align = 'left'
  let size = 1
  let bold = false

  const setAlign = (wanted: Align) => {
    if (wanted === align) return
    align = wanted
    if (wanted === 'left') job.alignLeft()
    else if (wanted === 'center') job.alignCenter()
    else job.alignRight()
  }
  const setSize = (wanted: number) => {
    if (wanted === size) return
    size = wanted
    job.setTextSize(wanted - 1, wanted - 1)
    // A large line moves the paper by its own height alone, so that two of them would touch.
    if (wanted === 1) job.resetLineSpacing()
    else job.setLineSpacing(wanted * CHARACTER_DOTS + LEADING_DOTS)
  }
  const setBold = (wanted: boolean) => {
    if (wanted === bold) return
    bold = wanted
    job.bold(wanted)
  }

  return (piece) => {
    switch (piece.at) {
      case 'line':
        setAlign(piece.align)
        setSize(piece.size)
        setBold(piece.bold)
        job.add(Buffer.from(encodeGbk(piece.text)))
        job.newLine()
        return
      case 'strip': {
        setAlign('left')
        setSize(1)
        setBold(false)
        const dots = piece.bytes.length / 3
        // ESC 3 n: the strips of a picture touch. ESC * 33: a strip in the line, so that text stands beside it.
        job.add(Buffer.of(0x1b, 0x33, CHARACTER_DOTS, 0x1b, 0x2a, 33, dots & 0xff, dots >> 8))
        job.add(Buffer.from(piece.bytes))
        job.add(Buffer.from(encodeGbk(piece.text)))
        job.newLine()
        job.resetLineSpacing()
        return
      }
      case 'picture':
        setAlign('center')
        // At once: the library copies the whole job at each addition.
        job.add(Buffer.concat([AIR, ...rasterBands(piece.raster), AIR]))
        return
      case 'qr':
        setAlign('center')
        writeQr(job, piece.data, model)
        return
      case 'feed':
        setSize(1)
        job.add(feed(piece.lines))
        return
      case 'air':
        job.add(AIR)
    }
  }
}

function writeQr(job: ThermalPrinter, data: string, model: PrinterModel): void {
  if (model.qr.at === 'raster') {
    job.add(Buffer.from(qrRaster(data, model.qr.moduleDots, model.dots)))
    return
  }
  // Given a string, the library counts characters where the printer counts bytes; a Buffer's length is in bytes.
  const bytes: unknown = Buffer.from(data, 'utf8')
  const quiet = Buffer.of(0x1b, 0x4a, model.qr.moduleDots * QUIET_MODULES) // ESC J, the paper moves that many dots
  job.add(quiet)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- declared as a string, used as bytes
  job.printQR(bytes as string, { cellSize: model.qr.moduleDots, correction: 'M', model: 2 })
  job.add(quiet)
}

function feed(lines: number): Buffer {
  return Buffer.of(0x1b, 0x64, lines) // ESC d
}
