import type { DataTrouble } from '#daemon/desks/records/records-desk.ts'
import type { VerifyingTrouble } from '#daemon/desks/records/verifying.ts'
import type { TroubleWords } from './words.ts'

export function dataTroubleWords(
  trouble: DataTrouble | Extract<VerifyingTrouble, { at: 'data' }>,
): TroubleWords {
  switch (trouble.code) {
    case 'node-renamed':
      return {
        urgency: 'soon',
        brief: '机器的名字换了',
        words: `这台机器在账本里的名字读不出来了，原来的文件已存为 ${trouble.aside}，换了新名字。取号、叫号照常。`,
        remedy: '请维护人员查一查这块盘。',
      }
    case 'keys-gone':
      return {
        urgency: 'soon',
        brief: '密钥文件不见了',
        words: '密钥文件不见了，已换上新的，以前封存的个人信息打不开了。取号、叫号照常。',
        remedy: '请维护人员找回 keys.db，停下程序放回去，再重新启动。',
      }
    case 'keys-damaged':
      return {
        urgency: 'soon',
        brief: '密钥文件有损坏',
        words: `密钥文件有损坏，有${trouble.count === 0 ? '些' : ` ${trouble.count} 份`}封存的个人信息打不开，其他的照常打开${
          trouble.takesNew ? '' : '，但现在不能再封存新的'
        }。取号、叫号照常。`,
        remedy: '数据文件夹里的文件都不要删，请联系维护人员。',
      }
    case 'keys-mended':
      return {
        urgency: 'soon',
        words: `密钥文件坏了，${
          trouble.lost
            ? '读得出的密钥已经换到新文件，读不出的没有了，有些封存的个人信息打不开'
            : '密钥已经换到新文件'
        }；坏的那份存为 ${trouble.aside}。取号、叫号照常。`,
        remedy: trouble.lost ? '数据文件夹里的文件都不要删，请联系维护人员。' : '请维护人员查一查这块盘。',
      }
    case 'keys-unusable':
      return {
        urgency: 'soon',
        brief: '密钥文件不能用',
        words: `密钥文件不能用（${trouble.reason}），封存的个人信息打不开。取号、叫号照常。`,
        remedy: '数据文件夹里的文件都不要删，请联系维护人员。',
      }
  }
}
