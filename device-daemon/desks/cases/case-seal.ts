import type { CaseChange, CaseOutcome } from '#contract/case-changes.ts'
import type { Applicant } from '#contract/cases.ts'
import type { SealedChange } from '#daemon/domain/cases/events.ts'
import type { SealedApplicant } from '#daemon/domain/cases/types.ts'
import type { SealedOutcome } from '#daemon/domain/cases/decide.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'
import { openSealedRecords } from '../sealed-records.ts'

/** What is personal in a case, on its way into the ledger and back. What cannot be sealed is not kept. */
export type CaseSeal = {
  applicant(id: string, applicant: Applicant | undefined): SealedApplicant | null
  change(id: string, change: CaseOutcome): SealedOutcome
  change(id: string, change: CaseChange): SealedChange
  /** Null for what was never said, and for what cannot be read any more. */
  open(id: string, ciphertext: string | null | undefined): string | null
}

export function openCaseSeal(seal: Pick<Seal, 'seal' | 'open'> | null): CaseSeal {
  const { seal: sealed, open } = openSealedRecords(seal, sealName)
  function change(id: string, asked: CaseOutcome): SealedOutcome
  function change(id: string, asked: CaseChange): SealedChange
  function change(id: string, asked: CaseChange): SealedChange {
    switch (asked.at) {
      case 'not-eligible':
        return { ...asked, reason: sealed(id, asked.reason) }
      case 'answered':
      case 'decided':
        return { ...asked, text: sealed(id, asked.text) }
      case 'stepped':
      case 'corrected':
        return { ...asked, text: sealed(id, asked.text) }
      case 'done':
      case 'reported':
      case 'accepted':
      case 'told':
      case 'passed-on':
      case 'paused':
      case 'resumed':
      case 'delivered':
      case 'closed':
      case 'reopened':
      case 'voided':
      case 'undone':
        return asked
    }
  }
  return {
    change,
    applicant(id, applicant) {
      if (applicant === undefined) return null
      const name = sealed(id, applicant.name)
      const { phone, address } = applicant
      return name === null ? null : { name, phone: sealed(id, phone), address: sealed(id, address) }
    },
    open,
  }
}

/** The seal's name for a case. */
export const sealName = (id: string): string => `case/${id}`
