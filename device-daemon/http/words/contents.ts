import type { ContentKind } from '#contract/contents.ts'
import type { DonePlace } from '#contract/todo.ts'
import type { ContentRefusal } from '#daemon/domain/content/content.ts'

/** What an editor reads whose change is refused. */
export function contentRefusalWords(refusal: ContentRefusal): string {
  switch (refusal.code) {
    case 'changed-meanwhile':
      return '您编辑的时候，另一位同事先改过了。您写的还在，请看看哪里不同，合到一起再保存。'
    case 'unknown-version':
      return '没有这个版本，请刷新页面再试。'
    case 'never-shown':
      return '结束的时间早于开始的时间，或者已经过了，大家永远看不到。请改一下时间。'
  }
}

/** What an editor reads where a document cannot be had or kept. */
export const contentProblems = {
  unknown: '没有这份内容，可能已经改了编号，请刷新页面再看。',
  unknownVersion: '没有这个版本，请刷新页面再试。',
  notHere: '这个版本写在另一台机器上，或者它的文件坏了，这里打不开。别的版本照常。',
  notPublishable: '还有要改的地方，改好才能发布，大家看到的还是原来的。',
  notSaved: '没有保存成功，机器上可能没有地方了。您写的还在屏幕上，请稍后再试。',
  notPublished: '没有发布成功，大家看到的还是原来的，请稍后再试。',
  notWithdrawn: '没有撤下来，大家还看得到，请稍后再试。',
  tooDeep: '内容套得太深，存不了。',
} as const

/** How staff know a document by its kind and id. */
export function documentWords(kind: ContentKind, id: string): string {
  switch (kind) {
    case 'notice':
      return `公开内容 ${id} `
    case 'guide':
      return `第 ${id} 项的办事指南`
    case 'plates':
      return `窗口 ${id} 的窗口牌`
    case 'places':
      return '“在哪里”'
    case 'station':
      return '站点信息'
    case 'rules':
      return '叫号规则'
  }
}

/** Where staff open a document. */
export function documentPlace(kind: ContentKind, id: string): DonePlace {
  switch (kind) {
    case 'notice':
      return { panel: 'notices', open: id }
    case 'guide':
      return { panel: 'guides', open: id }
    case 'plates':
      return { panel: 'station', open: `plate/${id}` }
    case 'places':
      return { panel: 'station', open: 'map' }
    case 'station':
      return { panel: 'station', open: 'name' }
    case 'rules':
      return { panel: 'station', open: 'windows' }
  }
}
