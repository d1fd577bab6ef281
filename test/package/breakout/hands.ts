import { setTimeout as sleep } from 'node:timers/promises'
import type { Hands, Place } from './attacks.ts'
import type { Display } from './display.ts'
import type { Screen } from './trial.ts'

/** `letGo`: no key and no button stays down. */
export function handsOn(screen: Screen, display: Display): Hands & { letGo(): Promise<void> } {
  const { width, height } = display.size
  const pixels = ([x, y]: Place): [string, string] => [
    String(Math.min(width - 1, Math.round(x * width))),
    String(Math.min(height - 1, Math.round(y * height))),
  ]
  const move = (to: Place) => display.do('mousemove', ...pixels(to))
  const evaluate = (expression: string) =>
    screen.ask('Runtime.evaluate', { expression, userGesture: true }).catch(() => ({}))
  return {
    press: (...chords) => display.do('key', '--delay', '30', ...chords),
    type: (text) => display.do('type', '--delay', '2', text),
    move,
    click(button, times = 1) {
      move([0.5, 0.5])
      display.do('click', '--repeat', String(times), '--delay', '40', String(button))
    },
    drag(from, to) {
      move(from)
      display.do('mousedown', '1')
      for (const part of [0.1, 0.5, 0.9, 1])
        move([from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part])
      display.do('mouseup', '1')
    },
    wheel(button, modifier) {
      move([0.5, 0.5])
      display.do('keydown', modifier, 'click', '--repeat', '5', String(button), 'keyup', modifier)
    },
    async touch(fingers, holdMs = 0) {
      const pointsAt = (step: number) =>
        fingers.map((way, id) => {
          const [x, y] = way[Math.min(step, way.length - 1)] ?? [0.5, 0.5]
          return { x: x * width, y: y * height, id }
        })
      const steps = Math.max(...fingers.map((way) => way.length))
      await screen.ask('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: pointsAt(0) })
      await sleep(holdMs)
      for (let step = 1; step < steps; step += 1)
        await screen.ask('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: pointsAt(step) })
      await screen.ask('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    },
    script: async (source) => void (await evaluate(source)),
    async clickOn({ tag, attributes }) {
      await evaluate(`(() => {
        const lure = document.createElement('${tag}')
        for (const [name, value] of Object.entries(${JSON.stringify(attributes)})) lure.setAttribute(name, value)
        lure.textContent = 'out'
        Object.assign(lure.style, { position: 'fixed', inset: '20%', width: '60%', height: '60%', zIndex: 2 ** 30 })
        document.documentElement.append(lure)
        lure.focus()
      })()`)
      await sleep(100)
      display.do('mousemove', ...pixels([0.5, 0.5]), 'click', '1')
    },
    async letGo() {
      display.do('keyup', 'ctrl', 'keyup', 'alt', 'keyup', 'shift', 'keyup', 'super', 'mouseup', '1')
      move([0.5, 0.5])
    },
  }
}
