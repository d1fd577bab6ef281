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
      return `这份目录写的是“${refusal.issuer}”，签名的钥匙本站没有登记，指纹是 ${fingerprint}。真是市里发的，请市里把公钥也发来，在“收谁的目录”里登记，指纹要打电话核对。${nothing}`
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
    case 'key-withdrawn':
      return '签这份目录的公钥刚刚撤下了，没有换成。大家看到的还是原来的。'
    case 'key-known':
      return `这把公钥已经登记过，写的是“${refusal.name}”。要改名字，先撤下再登记。`
  }
}

/** HTTP statuses of the codes that this area alone has. */
export const takeRefusalStatuses = {
  downgrade: 409,
  'same-version': 409,
  'other-issuer': 409,
  'key-withdrawn': 409,
  'key-known': 409,
} as const

export const packKeyProblems = {
  'no-key':
    '这不是公钥。应是市里发来的一行，ed25519: 开头，后面 64 个字母和数字；或者以 .pub 结尾的文件。什么都没有改。',
  'private-key':
    '这是签目录用的私钥，不是公钥。私钥只能留在市里：请马上告诉市里它发错了，换一把新的。什么都没有改，本站也没有留下它。',
  known: (name: string) => `这把公钥已经写在 station.yaml 里，写的是“${name}”，不用再登记。`,
  configured: (name: string) =>
    `“${name}”的公钥写在 station.yaml 里，在这里撤不下，请维护人员从文件里去掉。什么都没有改。`,
  notSaved: '没有记下来，什么都没有改，请稍后再试。',
} as const

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
