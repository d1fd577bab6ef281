const KEY = 'clerk-contrast'

/** Shows the page in the colours that were last chosen at this screen. */
export function showAsKept(storage: Pick<Storage, 'getItem'>): void {
  document.documentElement.dataset['contrast'] = storage.getItem(KEY) === 'high' ? 'high' : 'normal'
}

export function isHighContrast(): boolean {
  return document.documentElement.dataset['contrast'] === 'high'
}

/** 黑底白字 and back, remembered for this screen. */
export function turnContrast(storage: Pick<Storage, 'getItem' | 'setItem'>): void {
  storage.setItem(KEY, isHighContrast() ? 'normal' : 'high')
  showAsKept(storage)
}
