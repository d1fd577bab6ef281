import type { SpaceTrouble } from '#daemon/desks/records/ledger-space.ts'
import type { RecordsTrouble } from '#daemon/desks/records/records-desk.ts'
import type { VerifyingTrouble } from '#daemon/desks/records/verifying.ts'
import type { TroubleWords } from './words.ts'

export function ledgerTroubleWords(
  trouble: RecordsTrouble | SpaceTrouble | Extract<VerifyingTrouble, { at: 'ledger' }>,
): TroubleWords {
  const urgency = 'soon'
  switch (trouble.code) {
    case 'disk-full':
      return {
        urgency: 'now',
        brief: '硬盘满了，取不了号',
        words: '硬盘满了，群众取不了新号。已经取了的号照常叫、照常办。',
        remedy: '请联系维护人员，给硬盘腾出地方。腾出来以后自动恢复。',
      }
    case 'disk-full-for-all':
      return {
        urgency: 'now',
        brief: '硬盘满了，取不了号',
        words: '硬盘满了，现在不能取号，叫号、办理也记不下来。排队、指南、公开照常能看。',
        remedy: '请联系维护人员，给硬盘腾出地方。腾出来以后自动恢复。',
      }
    case 'disk-read-only':
      return {
        urgency: 'now',
        brief: '硬盘写不进去',
        words: '硬盘变成只能读的了，现在不能取号，叫号、办理也记不下来。排队、指南、公开照常能看。',
        remedy: '请联系维护人员，检查这块硬盘。好了以后自动恢复。',
      }
    case 'disk-failing':
      return {
        urgency: 'now',
        brief: '硬盘坏了，写不进去',
        words: '硬盘出错，写不进去，现在不能取号，叫号、办理也记不下来。排队、指南、公开照常能看。',
        remedy: `${KEEP_FILES}硬盘可能要换。好了以后自动恢复。`,
      }
    case 'ledger-unwritable':
      return {
        urgency: 'now',
        brief: '账本写不进去',
        words: `账本写不进去了（${trouble.reason}），现在不能取号，也不能叫号。`,
        remedy: '站里会自己重新启动。几分钟后还是这样，请联系维护人员。',
      }
    case 'entries-lost':
      return {
        urgency,
        brief: '账本少了几条',
        words: `账本第 ${trouble.from} 到 ${trouble.upTo} 条不见了，这些号查不到了，请以群众手里的小票为准。新号接在后面发，不会重复。`,
        remedy: KEEP_FILES,
      }
    case 'ledger-salvaged':
      return {
        urgency,
        brief: '账本坏过',
        words: `账本文件坏了，已原样存为 ${trouble.aside}，能信的前 ${trouble.kept} 条接着用。${twice(trouble)}取号、叫号照常。`,
        remedy: '请联系维护人员。',
      }
    case 'marks-remade':
      return {
        urgency,
        brief: '账本的记号坏过',
        words: `账本外面的记号坏了或不见了（${trouble.reason}），已按账本重做。取号、叫号照常。`,
        remedy: '请维护人员查一查这块盘。',
      }
    case 'ledger-renewed':
      return {
        urgency,
        brief: '账本换了新文件',
        words: `账本文件有一处坏了，记录一条没少，已换成新文件，坏的那份原样存为 ${trouble.aside}。${twice(trouble)}取号、叫号照常。`,
        remedy: '请维护人员查一查这块盘。',
      }
    case 'ledger-unsound':
      return {
        urgency,
        brief: '账本有一处坏了',
        words: `账本文件有一处坏了，记录一条没少，但现在换不成新文件（${trouble.reason}），今晚再试。取号、叫号照常。`,
        remedy: KEEP_FILES,
      }
    case 'entry-unreadable':
      return {
        urgency,
        brief: '账本有一条读不出来',
        words: `账本第 ${trouble.seq} 条读不出来了，那以后的旧记录可能查不到。取号、叫号照常。`,
        remedy: KEEP_FILES,
      }
  }
}

const KEEP_FILES = '数据文件夹里的文件都不要删，请联系维护人员。'

/** As the ledger was put in a new file: of one command, two entries. */
function twice({ doubled }: { doubled: number }): string {
  return doubled === 0 ? '' : `有 ${doubled} 次操作以前记了两遍，同一个人可能拿了两个号，两遍都留着。`
}
