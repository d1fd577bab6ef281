import { ticketPrinterConformance } from './ticket-printer-conformance.ts'

ticketPrinterConformance('escpos on an 80 mm printer with a cutter', {
  driver: 'escpos',
  simulator: 'thermal-80',
  options: { model: 'generic-80' },
})

ticketPrinterConformance('escpos on a 58 mm printer without a cutter', {
  driver: 'escpos',
  simulator: 'thermal-58',
  options: { model: 'generic-58' },
})
