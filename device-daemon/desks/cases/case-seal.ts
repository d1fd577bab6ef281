import type { CaseChange, CaseOutcome } from '#contract/case-changes.ts'
import type { Applicant } from '#contract/cases.ts'
import type { SealedChange, SealedDue } from '#daemon/domain/cases/events.ts'
import type { SealedApplicant } from '#daemon/domain/cases/types.ts'
import type { SealedOutcome } from '#daemon/domain/cases/decide.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'
import { openSealedRecords } from '../sealed-records.ts'

/** What is personal in a case, on its way into the ledger and back. What cannot be sealed is not kept. */
export type CaseSeal = {
  applicant(id: string, applicant: Applicant | undefined): SealedApplicant | null
  /** The station's own tag of a card. */
  person(id: string, tag: string | null): string | null
  change(id: string, change: CaseOutcome): SealedOutcome
  change(id: string, change: CaseChange): SealedChange
  /** Null for what was never said, and for what cannot be read any more. */
  open(id: string, ciphertext: string | null | undefined): string | null
}

/** `isAgent`: whether this account can carry cases. */
export function openCaseSeal(
  seal: Pick<Seal, 'seal' | 'open'> | null,
  isAgent: (account: string) => boolean,
): CaseSeal {
  const knownAgent = (account: string): string | null => (isAgent(account) ? account : null)
  const { seal: sealed, open } = openSealedRecords(seal, sealName)
  const due = (id: string, { date, basis }: { date: string; basis: string }): SealedDue => ({
    date,
    basis: { sealed: sealed(id, basis) },
  })
  function change(id: string, asked: CaseOutcome): SealedOutcome
  function change(id: string, asked: CaseChange): SealedChange
  function change(id: string, asked: CaseChange): SealedChange {
    switch (asked.at) {
      case 'not-eligible':
      case 'reopened':
      case 'voided':
      case 'released':
        return { ...asked, reason: sealed(id, asked.reason) }
      case 'reassigned':
        return { ...asked, agent: knownAgent(asked.agent), reason: sealed(id, asked.reason) }
      case 'answered':
      case 'decided':
        return { ...asked, text: sealed(id, asked.text) }
      case 'stepped':
      case 'corrected':
      case 'tracked':
        return { ...asked, text: sealed(id, asked.text) }
      case 'called-back':
        return { at: asked.at, result: asked.result, text: sealed(id, asked.text) }
      case 'passed-on': {
        const { at, to, contact = '' } = asked
        return { at, to: sealed(id, `${to} ${contact}`) }
      }
      case 'submitted':
      case 'handed-on':
        return { ...asked, to: sealed(id, asked.to) }
      case 'accepted':
        return asked.due === undefined ? { at: asked.at } : { at: asked.at, due: due(id, asked.due) }
      case 'resumed':
        return asked.due === undefined ? { at: asked.at } : { at: asked.at, due: due(id, asked.due) }
      case 'delivered':
      case 'handed-back':
        return { ...asked, signature: sealed(id, asked.signature) }
      case 'entrusted': {
        const { consent, group } = asked
        return {
          ...asked,
          agent: knownAgent(asked.agent),
          group: sealed(id, group),
          consent: { signature: consent.at === 'signed' ? sealed(id, consent.signature) : null },
        }
      }
      case 'done':
      case 'reported':
      case 'told':
      case 'paused':
      case 'closed':
      case 'registered':
      case 'archived':
      case 'undone':
        return asked
    }
  }
  return {
    person: (id, tag) => (tag === null ? null : sealed(id, tag)),
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
