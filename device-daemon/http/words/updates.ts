import type {
  BundleRefusal,
  UpdateRefusal,
  UpdateState,
  UpdateTrouble,
  Unwell,
} from '#daemon/desks/updates/update-desk.ts'
import type { TroubleWords } from './troubles/words.ts'

const NOTHING = '什么都没有改，现在的程序照常。'

/** Why a file is not taken as an update. */
const refusals: Readonly<Record<UpdateRefusal, string>> = {
  'no-bundle': '这不是升级文件，应是市里发的、名字以 .update 结尾的文件。',
  'newer-format': '这个升级文件是更新的程序做的，要先装新的软件包。',
  damaged: '这个升级文件不完整，或者被改过，不能用。请向市里再要一份。',
  foreign: '签名的钥匙这台机器没有登记，不能用。真是市里发的，请维护人员用 station-kiosk update-key 登记。',
  unreadable: '这个文件读不出来，U 盘可能拔掉了，请再试一次。',
  'other-arch': '这个升级文件是给另一种处理器的，不能用在这台机器上。',
  'needs-package': '这一版要先装新的软件包（.deb），请找维护人员。',
  older: '这一版比现在的旧，没有换。真要换回旧版，请写明。',
  same: '现在用的就是这一版。',
  'no-space': '机器上没有地方了，放不下新的程序。',
  'does-not-run': '这一版在这台机器上运行不起来。',
}

/** `fingerprint`: of the key that signed it, where it is known. */
export function updateRefusalWords(
  refusal: BundleRefusal | { code: UpdateRefusal },
  fingerprint?: string,
): string {
  const whose = refusal.code === 'foreign' && fingerprint !== undefined ? `指纹是 ${fingerprint}。` : ''
  return `${refusals[refusal.code]}${whose}${NOTHING}`
}

const unwell: Readonly<Record<Unwell, string>> = {
  starts: '新程序三次都没有启动',
  silent: '新程序两分钟没有回答',
  'not-ready': '新程序记不了账',
  device: '原来能用的设备，新程序用不了',
  screen: '新程序的屏幕没有打开',
}

/** How the newest update stands, in whole sentences. */
export function updateStateWords(state: UpdateState): string {
  switch (state.at) {
    case 'none':
      return '还没有升级过。'
    case 'refused':
      return `${state.version === null ? '' : `${state.version} 版：`}${updateRefusalWords({ code: state.why })}`
    case 'waiting': {
      const { version } = state.release
      if (state.hindered === null) return `${version} 版已经放好，打烊以后没有人了自己换上。`
      const why = state.hindered === 'no-space' ? '没有地方备份数据' : '换的时候断了'
      return `${version} 版已经放好，但上次没有换成：${why}。要换，请按“马上换上”。`
    }
    case 'copying':
      return `正在换成 ${state.release.version} 版：先把数据另存一份。`
    case 'trying':
      return `正在试 ${state.release.version} 版，两分钟里不好就自己换回去。`
    case 'returning':
      return `${state.release.version} 版不好（${unwell[state.why]}），正在换回去。`
    case 'kept':
      return `已经换成 ${state.release.version} 版，试过是好的。`
    case 'rolled-back':
      return `没有换成 ${state.release.version} 版：${unwell[state.why]}，已经自己换回原来的程序和换之前的数据。`
  }
}

export const updateProblems = {
  unavailable: '这台机器不是用软件包装的，不能从这里升级。',
  outOfOrder: '文件没有传完整，请从头再传。',
  notSent: '没有传上去，机器上可能没有地方了。什么都没有改。',
  unknown: '这个文件已经不在了，U 盘可能拔掉了，请重新上传或插上再看。',
  notOrdered: '没有办成，机器上可能没有地方了。什么都没有改，请稍后再试。',
  nothingWaits: '现在没有等着换上的升级。',
} as const

export function updateTroubleWords({ version, why }: UpdateTrouble): TroubleWords {
  return {
    urgency: 'soon',
    brief: '升级没有成功',
    words: `换成 ${version} 版没有成功：${unwell[why]}，已经自己换回原来的程序和换之前的数据，取号、叫号照常。试的那几分钟里给出的号不在账上，不会再给一次，有人拿着请照常接待。`,
    remedy: '请告诉市里这一版在本站不行。要再试，在 /admin 的“升级”里。',
    place: { panel: 'update', open: null },
  }
}
