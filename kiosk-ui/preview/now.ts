import { type ReadonlySignal, signal } from '@preact/signals'
import type { LinkState, Live, LiveMessage } from '../link/live.ts'
import type { Shown } from './shown.ts'

/** A stream that tells the station as the page that looks on knows it, again whenever that has changed. */
export function liveNow(first: Shown): Live & { show(next: Shown): void } {
  let hear: (message: LiveMessage) => void = () => {}
  const state: ReadonlySignal<LinkState> = signal<LinkState>({ at: 'live' })
  const show = ({ snapshot }: Shown) => hear({ name: 'snapshot', data: snapshot })
  return {
    state,
    move() {},
    start(onMessage) {
      hear = onMessage
      show(first)
    },
    show,
  }
}
