import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { boxSection, cutsSection, devicesSection, faultsSection, pcscdSection } from '../hardware/report.ts'
import { allTried, readResults, tableInReadme } from '../hardware/results.ts'
import { hardwareTable } from '../hardware/table.ts'
import { reportsFile, sectionIn } from '../reports.ts'

const results = readResults()
const { devices, pcscd, cuts, faults, box } = results
const page = readFileSync(reportsFile, 'utf8')

test('the table of devices in README says what was tried in the guest, and nothing that was typed by hand', () => {
  expect(tableInReadme()).toBe(hardwareTable(allTried(results)))
})

test('the page of reports says of devices, power cuts, faults and the whole box what the results say', () => {
  const said = (lines: readonly string[] | undefined) => lines?.join('\n') ?? ''
  expect(sectionIn(page, 'hardware')).toBe(said(devices && devicesSection(devices)))
  expect(sectionIn(page, 'pcscd')).toBe(said(pcscd && pcscdSection(pcscd)))
  expect(sectionIn(page, 'power-cuts')).toBe(said(cuts && cutsSection(cuts)))
  expect(sectionIn(page, 'faults')).toBe(said(faults && faultsSection(faults)))
  expect(sectionIn(page, 'box')).toBe(said(box && boxSection(box)))
})

test('a driver that fails one of its promises in the guest is not called tried in README', () => {
  const of = 'escpos over usbPrinter'
  const table = hardwareTable({ groups: [{ of, passed: 30, failed: ['is ready'], end: 'whole' }], facts: [] })
  expect(table).toContain('31 项里 1 项没过')
  expect(table).toContain('USB 虚拟串口：未试')
})
