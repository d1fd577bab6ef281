import { type ReadonlySignal, computed, signal } from '@preact/signals'

/**
 * Every way in which a resident may want the screen, the usual one first. Each stands on <html> as `data-NAME`, where
 * the styles read it; a new mode is entered here alone, and its button or sheet where residents choose it.
 *
 * `reach`: 坐着用. Sitting, everything that is touched or read stands in the lower half of an upright screen
 * (sitting/sitting.css). A lying screen is as low as that half, so the mode changes nothing there and is not offered.
 * `voice`: 说给我听. Guided, the screen is told and pressed by ear, through two large fields (guided/).
 */
const choices = {
  type: ['normal', 'large'],
  contrast: ['normal', 'high'],
  reach: ['standing', 'sitting'],
  voice: ['asked', 'guided'],
} as const

type Mode = keyof typeof choices
export type Look = { [Name in Mode]: (typeof choices)[Name][number] }

export type Modes = { [Name in Mode]: ReadonlySignal<Look[Name]> } & {
  /** What decides how much room there is: what was measured for one layout has to be measured again for another. */
  layout: ReadonlySignal<string>
  choose(look: Partial<Look>): void
  reset(): void
}

const USUAL: Look = { type: 'normal', contrast: 'normal', reach: 'standing', voice: 'asked' }

/** How this resident wants the screen; forgotten when the next one comes. */
export function createModes(): Modes {
  const look = signal(USUAL)

  function choose(change: Partial<Look>): void {
    look.value = { ...look.peek(), ...change }
    Object.assign(document.documentElement.dataset, look.peek())
  }

  return {
    type: computed(() => look.value.type),
    contrast: computed(() => look.value.contrast),
    reach: computed(() => look.value.reach),
    voice: computed(() => look.value.voice),
    layout: computed(() => `${look.value.type} ${look.value.reach}`),
    choose,
    reset: () => choose(USUAL),
  }
}
