import type { RecordsTrouble } from '#daemon/desks/records/records-desk.ts'
import type { VerifyingTrouble } from '#daemon/desks/records/verifying.ts'
import type { TroubleWords } from './words.ts'

export function ledgerTroubleWords(trouble: RecordsTrouble | VerifyingTrouble): TroubleWords {
  const urgency = 'soon'
  switch (trouble.code) {
    case 'entries-lost':
      return {
        urgency,
        words: `账本第 ${trouble.from} 到 ${trouble.upTo} 条不见了，这些号查不到了，请以群众手里的小票为准。新号接在后面发，不会重复。`,
        remedy: KEEP_FILES,
      }
    case 'ledger-salvaged':
      return {
        urgency,
        words: `账本文件坏了，已原样存为 ${trouble.aside}，能信的前 ${trouble.kept} 条接着用。取号、叫号照常。`,
        remedy: '请联系维护人员。',
      }
    case 'marks-remade':
      return {
        urgency,
        words: `账本外面的记号坏了或不见了（${trouble.reason}），已按账本重做。取号、叫号照常。`,
        remedy: '请维护人员查一查这块盘。',
      }
    case 'entry-unreadable':
      return {
        urgency,
        words: `账本第 ${trouble.seq} 条读不出来了，那以后的旧记录可能查不到。取号、叫号照常。`,
        remedy: KEEP_FILES,
      }
  }
}

const KEEP_FILES = '数据文件夹里的文件都不要删，请联系维护人员。'
