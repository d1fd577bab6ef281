import type { CaseEvent } from '#daemon/domain/cases/events.ts'

type Stands = { at: string; due: string | null }
type Counted = Stands & { openAs: string; pausedOn: string | null; was: Omit<Counted, 'was'> | null }

const OVER = new Set(['done', 'not-eligible', 'passed-on', 'delivered', 'closed', 'voided'])

/**
 * Where every case of a ledger stands and when it is due, counted without the area's own code. `isWorked`: whether a day
 * (YYYY-MM-DD) is worked; a promise is 20 of them.
 */
export function recount(
  ledger: readonly (CaseEvent & { day: string })[],
  isWorked: (day: string) => boolean,
): { cases: ReadonlyMap<string, Stands>; numbers: readonly number[] } {
  const all = new Map<string, Counted>()
  const numbers: number[] = []
  const next = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
  const after = (from: string, days: number) => {
    let day = from
    for (let left = days; left > 0;) {
      day = next(day)
      if (isWorked(day)) left -= 1
    }
    return day
  }
  const between = (from: string, until: string) => {
    let count = 0
    for (let day = from; day < until;) {
      day = next(day)
      if (isWorked(day)) count += 1
    }
    return count
  }
  for (const event of ledger) {
    const { caseId, day } = event
    if (event.type === 'case-opened') {
      numbers.push(event.ordinal)
      all.set(caseId, { at: 'voided', due: null, openAs: 'told', pausedOn: null, was: null })
      continue
    }
    const before = all.get(caseId)
    if (before === undefined) throw new Error(`${event.type} of a case that was never opened`)
    const { was: _was, ...was } = before
    const to = (at: string, more: Partial<Counted> = {}) =>
      all.set(caseId, { ...before, at, ...(!OVER.has(at) && { openAs: at }), ...more, was })
    switch (event.type) {
      case 'case-accepted':
        to('accepted', { due: event.due.basis === null ? after(day, 20) : event.due.date })
        break
      case 'case-paused':
        to('paused', { pausedOn: day })
        break
      case 'case-resumed': {
        const excluded = between(before.pausedOn ?? day, day)
        to('accepted', {
          due: event.due.basis === null ? after(before.due ?? day, excluded) : event.due.date,
        })
        break
      }
      case 'case-undone':
        all.set(caseId, { ...before, ...before.was, was: null })
        break
      case 'case-reopened':
        to(before.openAs)
        break
      case 'case-voided':
        all.set(caseId, { ...before, at: 'voided', was: null })
        break
      case 'case-visited':
      case 'case-stepped':
      case 'case-corrected':
      case 'case-handed-on':
      case 'case-handed-back':
      case 'case-entrusted':
      case 'case-registered':
      case 'case-submitted':
      case 'case-tracked':
      case 'case-called-back':
      case 'case-archived':
      case 'case-reassigned':
      case 'case-released':
      case 'case-contact-opened':
        break
      case 'case-forgotten':
        all.set(caseId, { ...before, was: null })
        break
      case 'case-done':
      case 'case-reported':
      case 'case-told':
      case 'case-not-eligible':
      case 'case-passed-on':
      case 'case-answered':
      case 'case-decided':
      case 'case-delivered':
      case 'case-closed':
        to(event.type.slice('case-'.length))
    }
  }
  return {
    cases: new Map([...all].map(([id, { at, due }]) => [id, { at, due }])),
    numbers,
  }
}
