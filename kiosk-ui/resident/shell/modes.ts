import { type ReadonlySignal, signal } from '@preact/signals'

type TypeSize = 'normal' | 'large'
type Contrast = 'normal' | 'high'

export type Modes = {
  type: ReadonlySignal<TypeSize>
  contrast: ReadonlySignal<Contrast>
  toggleType(): void
  toggleContrast(): void
  reset(): void
}

/** How this resident wants to read: attributes on <html>, forgotten when the next one comes. */
export function createModes(): Modes {
  const type = signal<TypeSize>('normal')
  const contrast = signal<Contrast>('normal')

  function set(nextType: TypeSize, nextContrast: Contrast): void {
    const { dataset } = document.documentElement
    dataset['type'] = nextType
    dataset['contrast'] = nextContrast
    type.value = nextType
    contrast.value = nextContrast
  }

  return {
    type,
    contrast,
    toggleType: () => set(type.peek() === 'large' ? 'normal' : 'large', contrast.peek()),
    toggleContrast: () => set(type.peek(), contrast.peek() === 'high' ? 'normal' : 'high'),
    reset: () => set('normal', 'normal'),
  }
}
