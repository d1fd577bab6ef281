import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type PrinterModel, readPrinterModel } from '#daemon/devices/protocols/escpos/printer-model.ts'

/** A shipped printer model. */
export function shippedModel(id: string): PrinterModel {
  const file = new URL(`../../config/printers/${id}.yaml`, import.meta.url)
  const reading = readPrinterModel(parse(readFileSync(file, 'utf8')))
  if (reading.at === 'wrong') throw new Error(`${id}: ${reading.message}`)
  return reading.model
}
