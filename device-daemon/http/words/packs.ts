import type { PackRefusal } from '#daemon/domain/packs/packs.ts'
import type { PackTrouble } from '#daemon/desks/packs/shown-pack.ts'
import type { PackTodo } from '#daemon/desks/packs/pack-todo.ts'
import type { RefusedPack } from '#daemon/desks/packs/packs-desk.ts'
import type { TodoWords } from './todo.ts'
import type { TroubleWords } from './troubles/words.ts'

/** Why a file is no pack that this station takes. `fingerprint`: of the key that signed it, where there is one. */
export function packRefusalWords(refusal: RefusedPack, fingerprint: string | null): string {
  const nothing = '什么都没有改。'
  switch (refusal.code) {
    case 'too-large':
      return `这个文件太大，不是全市目录，应不超过 8 MB。${nothing}`
    case 'no-pack':
      return `这个文件不是全市目录，应是市里发的、名字以 .pack.json 结尾的文件。${nothing}`
    case 'newer-format':
      return `这份目录是给新版程序的，请先升级本站的程序。${nothing}`
    case 'unsigned':
      return `这份目录没有签名，不知道是谁发的，不能用。${nothing}`
    case 'damaged':
      return `这份目录不完整，或者被改过，不能用。请向市里再要一份。${nothing}`
    case 'foreign':
      return `这份目录写的是“${refusal.issuer}”，签名的钥匙本站没有登记，指纹是 ${fingerprint}。请打电话向市里核对指纹，对得上的由维护人员登记到 station.yaml。${nothing}`
  }
}

/** What a 站长 reads whose press is refused. */
export function takeRefusalWords(refusal: PackRefusal): string {
  switch (refusal.code) {
    case 'downgrade':
      return `这份比现在的第 ${refusal.version} 号旧。真要换回旧的，请写明原因。`
    case 'same-version':
      return `现在用的也是第 ${refusal.version} 号，内容却不一样，市里应当换一个号。真要换成这份，请写明原因。`
    case 'other-issuer':
      return `现在用的是“${refusal.issuer}”发的，这份是另一家的。真要换，请写明原因。`
  }
}

export const packProblems = {
  unknown: '这份目录已经不在了，U 盘可能拔掉了，请重新上传或插上再看。',
  notSaved: '没有换成，机器上可能没有地方了。大家看到的还是原来的。',
  notTaken: '没有换成，大家看到的还是原来的，请稍后再试。',
  faults: '这份目录里有写错的地方，不能用，请市里改好再发。大家看到的还是原来的。',
  noFile: '应选一个文件：市里发的、名字以 .pack.json 结尾的。',
} as const

export function packTroubleWords({ code, issuer, version }: PackTrouble): TroubleWords {
  const why = code === 'pack-missing' ? '它的文件不在这台机器上' : '它的文件坏了'
  return {
    urgency: 'soon',
    place: { panel: 'pack', open: null },
    brief: '全市目录的文件没有了',
    words: `${issuer}的第 ${version} 号目录，${why}。大家看到的是它前面的那份，或者本站自己的。`,
    remedy: '请把这一号的文件再上传一次，换上它。',
  }
}

export function packTodoWords({ issuer, version, folder }: PackTodo): TodoWords {
  return {
    title: `有一份新的全市目录：${issuer}第 ${version} 号`,
    note: `${folder === null ? '已经上传' : `在 ${folder}`}，还没有换上。先看看和现在的哪里不同，再换。`,
    act: '去看看',
    place: { panel: 'pack', open: null },
    permission: 'content.import',
  }
}
