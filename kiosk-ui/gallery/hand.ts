/** A finger for states that only the screen itself knows: a sheet, a later page. */
export type Hand = {
  /** Presses the first control of this name, once it is there and hears. */
  press(name: string | RegExp): Promise<void>
  /** The same, by a selector. */
  pressOn(selector: string): Promise<void>
  /** Presses it again and again until `there` holds. */
  pressUntil(name: string | RegExp, there: () => boolean): Promise<void>
  /** Puts a text into a field, as one does who pastes it. */
  paste(selector: string, text: string): Promise<void>
  /** Draws lines with a finger on what fits the selector; x and y from 0 to 1. */
  draw(selector: string, lines: readonly (readonly (readonly [x: number, y: number])[])[]): Promise<void>
  /** Waits until something fits the selector. */
  see(selector: string): Promise<void>
}

/** Nothing is loaded here: what has not appeared within this never will. */
const PATIENCE_FRAMES = 300
const MOST_PRESSES = 60
const CONTROLS = 'button, a[href], summary, input'

export const hand: Hand = {
  async press(name) {
    const control = await waitFor(() => controlNamed(name), String(name))
    control.click()
    await drawn()
  },
  async pressOn(selector) {
    const control = await waitFor(
      () => document.querySelector<HTMLElement>(`:is(${selector}):not(:disabled)`),
      selector,
    )
    control.click()
    await drawn()
  },
  async pressUntil(name, there) {
    for (let presses = 0; !there(); presses++) {
      if (presses === MOST_PRESSES) throw new Error(`${MOST_PRESSES} presses of ${name} did not lead there`)
      await hand.press(name)
    }
  },
  async paste(selector, text) {
    const field = await waitFor(
      () => document.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector),
      selector,
    )
    field.value = text
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await drawn()
  },
  async draw(selector, lines) {
    const paper = await waitFor(() => document.querySelector(selector), selector)
    const { left, top, width, height } = paper.getBoundingClientRect()
    // A finger that is made up cannot be captured.
    paper.setPointerCapture = () => {}
    for (const line of lines) {
      for (const [i, [x, y]] of line.entries()) {
        const name = i === 0 ? 'pointerdown' : 'pointermove'
        const place = { clientX: left + x * width, clientY: top + y * height }
        paper.dispatchEvent(new PointerEvent(name, { bubbles: true, pointerId: 7, ...place }))
      }
      paper.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, pointerId: 7 }))
      await drawn()
    }
  },
  async see(selector) {
    await waitFor(() => document.querySelector(selector), selector)
  },
}

/** Resolves when what was changed stands on the screen, every button that was deaf at first hears, and every code is drawn. */
export async function settled(): Promise<void> {
  await document.fonts.ready
  await drawn()
  await waitUntilGone('button:disabled:not([data-disabled])')
  // What draws a code is loaded when the first one is wanted.
  await waitUntilGone('.qr-space')
  await drawn()
}

async function waitUntilGone(selector: string): Promise<void> {
  await waitFor(
    () => (document.querySelector(selector) ? null : document.body),
    `a screen without ${selector}`,
  )
}

async function waitFor<Found>(look: () => Found | null, what: string): Promise<Found> {
  for (let frames = 0; frames < PATIENCE_FRAMES; frames++) {
    const found = look()
    if (found !== null) return found
    await drawn()
  }
  throw new Error(`${what} is not there`)
}

/** A disabled control is left out, because it may still ignore presses. */
function controlNamed(name: string | RegExp): HTMLElement | null {
  const controls = [...document.querySelectorAll<HTMLElement>(CONTROLS)]
  const fits = (text: string) => (typeof name === 'string' ? text.includes(name) : name.test(text))
  return controls.find((control) => !control.matches(':disabled') && fits(nameOf(control))) ?? null
}

function nameOf(control: HTMLElement): string {
  return (control.getAttribute('aria-label') ?? control.innerText).replaceAll(/\s+/g, ' ').trim()
}

function drawn(): Promise<void> {
  return new Promise((next) => {
    requestAnimationFrame(() => requestAnimationFrame(() => next()))
  })
}
