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
