import type { RosterTrouble } from '#daemon/desks/staff/checked-roster.ts'
import type { TroubleWords } from './words.ts'

export function rosterTroubleWords(trouble: RosterTrouble): TroubleWords {
  switch (trouble.code) {
    case 'accounts-unreadable':
      return {
        urgency: 'now',
        brief: '账号文件读不出来',
        words: `账号文件读不出来（${trouble.reason}），现在谁都登录不了。取号照常。`,
        remedy: '数据文件夹里的文件都不要删，请维护人员从备份里找回 staff.json，再重新启动。',
      }
    case 'accounts-rebuilt':
      return {
        urgency: 'now',
        brief: '账号文件不见了',
        words: `账号文件不见了，已按账本重建 ${trouble.count} 个账号，名字和密码没有了，现在谁都登录不了。取号照常。`,
        remedy:
          '请维护人员从备份里找回 staff.json；找不回来的，停下程序，运行 npm run reset-pin -- 站长，站长登录后给各人改名、重置密码。',
      }
    case 'accounts-recovered':
      return {
        urgency: 'soon',
        brief: '账号文件坏过',
        words: '账号文件坏了，已原样存在旁边，现在用的是前一份，最后一次改动可能没有了。',
        remedy: '请站长看一看账号对不对，最近改过密码的人再改一次，并请维护人员查一查这块盘。',
      }
    case 'accounts-mended':
      return {
        urgency: 'soon',
        brief: '账号文件旧了',
        words: `账号文件比账本旧，有 ${trouble.count} 个账号已按账本改正：停用了的还是停用。`,
        remedy: '请站长看一看账号对不对。',
      }
    case 'pins-outdated':
      return {
        urgency: 'now',
        brief: '账号文件旧了',
        words: `账号文件比账本旧，有 ${trouble.count} 个账号的密码是改之前的。${
          trouble.leads === 'kept'
            ? '旧密码不再能用，只有站长的旧密码还能用，免得谁都登录不了。'
            : '旧密码不再能用。取号照常。'
        }`,
        remedy:
          trouble.leads === 'kept'
            ? '请站长用改之前的密码登录，马上改一次自己的密码，再给登录不了的人重置。'
            : '请站长给登录不了的人重置密码。',
      }
  }
}
