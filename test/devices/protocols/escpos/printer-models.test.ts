import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readPrinterModel } from '#daemon/devices/protocols/escpos/printer-model.ts'

const folder = new URL('../../../../config/printers/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
const read = (name: string): unknown => parse(readFileSync(new URL(name, folder), 'utf8'))

describe('shipped printer models', () => {
  test('the two generic ones are there', () => {
    expect(files).toEqual(expect.arrayContaining(['generic-58.yaml', 'generic-80.yaml']))
  })

  test.for(files)('%s is a whole printer model and named like its file', (name) => {
    const reading = readPrinterModel(read(name))
    expect(reading).toMatchObject({ at: 'model', model: { id: name.replace('.yaml', '') } })
  })
})

describe('a wrong printer model', () => {
  const generic = Object(read('generic-80.yaml'))

  test('is refused with the field that is wrong', () => {
    const reading = readPrinterModel({ ...generic, cutter: 'knife' })
    expect(reading).toEqual({ at: 'wrong', message: expect.stringContaining('cutter') })
  })

  test('is refused when its columns do not fit its dots', () => {
    const reading = readPrinterModel({ ...generic, dots: 384 })
    expect(reading).toEqual({ at: 'wrong', message: expect.stringContaining('48') })
  })

  test('is refused when it takes no pictures and is to be sent its QR codes as one', () => {
    const reading = readPrinterModel({ ...generic, graphics: 'none', qr: { at: 'raster', moduleDots: 6 } })
    expect(reading).toEqual({ at: 'wrong', message: expect.stringContaining('qr') })
  })

  test('is refused when it is no mapping at all', () => {
    expect(readPrinterModel(null)).toMatchObject({ at: 'wrong' })
  })
})
