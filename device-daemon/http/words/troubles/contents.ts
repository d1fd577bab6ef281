import type { ContentsTrouble } from '#daemon/content/published/troubles.ts'
import type { VersionTrouble } from '#daemon/desks/contents/shown-contents.ts'
import { documentPlace, documentWords } from '../contents.ts'
import type { TroubleWords } from './words.ts'

export function contentsTroubleWords(trouble: ContentsTrouble): TroubleWords {
  const urgency = 'soon'
  switch (trouble.code) {
    case 'left-out':
      return {
        urgency,
        brief: '有一份内容写得不对',
        words: `${faultWords(trouble)}改好以前，大家看不到这里的内容，别的照常。`,
        remedy: MEND,
      }
    case 'not-taken-in':
      return {
        urgency,
        brief: '有一份内容写得不对',
        words: `${faultWords(trouble)}改好以前，大家看到的还是原来的内容。`,
        remedy: MEND,
      }
    case 'version-left-out':
      return {
        urgency,
        place: documentPlace(trouble.kind, trouble.document),
        brief: '有一版内容不能显示',
        words: `${documentWords(trouble.kind, trouble.document)}的第 ${trouble.version} 版发布过，现在不能显示：${findingWords(trouble)}大家看到的是它前面的版本，或者看不到。`,
        remedy: '请打开它改好，再发布一次。',
      }
    case 'folder-unreadable':
      return {
        urgency,
        brief: '配置文件夹读不了',
        words: `配置文件夹读不了。大家看到的还是原来的内容。`,
        remedy: '请联系维护人员，看一看这个文件夹和这块盘。',
      }
    case 'pinyin-missing':
      return {
        urgency,
        brief: '不能按拼音找事项',
        words: '现在不能按拼音找事项，按汉字找照常。',
        remedy: '机器每分钟自己再试一次；一直这样的话，请联系维护人员。',
      }
    case 'version-unchanged':
      return {
        urgency,
        brief: '改过的指南还是旧版本号',
        words: `${versionUnchangedWords(trouble)}。`,
        remedy: '请把 catalogue.yaml 的 version 改成改指南的那天，存好以后几秒钟就生效。',
      }
    case 'from-next-start':
      return {
        urgency,
        brief: '改过的设置还没有算数',
        words: `${trouble.what} 改过了，重新启动以后才算数。`,
        remedy: '请在没有人排队的时候重新启动。',
      }
  }
}

/** A version that was published, and whose file is not to be had. */
export function versionTroubleWords({ code, kind, document, version }: VersionTrouble): TroubleWords {
  const which = `${documentWords(kind, document)}的第 ${version} 版`
  const place = documentPlace(kind, document)
  switch (code) {
    case 'version-missing':
      return {
        urgency: 'soon',
        place,
        words: `${which}是在另一台机器上写的，文件还没有到这台机器。这里显示的是它前面的版本，或者原来的文件。`,
        remedy: '请在这台机器上再保存、发布一次，或者把那台机器数据文件夹里 contents 的文件复制过来。',
      }
    case 'version-damaged':
      return {
        urgency: 'soon',
        place,
        words: `${which}的文件坏了，已经放到一边。这里显示的是它前面的版本，或者原来的文件。`,
        remedy: '请打开它核对一遍，再保存、发布一次。',
      }
  }
}

const NAMED = 3

/** What stands under a version that no longer names it; no stop at its end. */
export function versionUnchangedWords({
  version,
  guides,
}: Pick<Extract<ContentsTrouble, { code: 'version-unchanged' }>, 'version' | 'guides'>): string {
  const named = guides.slice(0, NAMED).join('、')
  const which = guides.length > NAMED ? `${named}等 ${guides.length} 件` : named
  return `${which}的指南改过了，目录版本还写着 ${version}；小票上印着版本，应写改的那天，如 2026.11.28`
}

function findingWords({ place, message, more }: { place: string; message: string; more: number }): string {
  const others = more === 0 ? '' : `（还有 ${more} 处）`
  return `${[place, message].filter(Boolean).join(' ')}${others}。`
}

const MEND = '请把这个文件改好，存好以后几秒钟就生效，不用重新启动。'

type FileTrouble = Extract<ContentsTrouble, { file: string }>

function faultWords({ file, place, message, more }: FileTrouble): string {
  const others = more === 0 ? '' : `（还有 ${more} 处）`
  return `${[file, place].filter(Boolean).join(' ')}：${message}${others}。`
}
