import { memoryDisk, openMemoryLedger } from '#test/support/ledger-memory.ts'
import { ledgerContract } from './ledger-contract.ts'

ledgerContract('the ledger in memory', () => {
  const disk = memoryDisk()
  return {
    open: async () => openMemoryLedger(disk),
    failNext: (fault) => {
      disk.fault = { at: fault }
    },
    tamper: (seq, change) => {
      const link = disk.links[seq - 1]
      if (!link) throw new Error(`no entry ${seq}`)
      const bytes = change(link.bytes)
      disk.links[seq - 1] = bytes === null ? null : { ...link, bytes }
    },
  }
})
