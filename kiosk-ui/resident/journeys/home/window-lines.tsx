import type { WindowView } from '#contract/window.ts'
import { words } from './words.ts'

/** Three stand one beneath another, more in columns. */
const ONE_COLUMN = 3
const TWO_COLUMNS = 8

/** Each window as a line: whether somebody serves there, and which number is in front of it. */
export function WindowLines({ windows }: { windows: readonly WindowView[] }) {
  const columns = windows.length <= ONE_COLUMN ? 1 : windows.length <= TWO_COLUMNS ? 2 : 3
  return (
    <ul class="windows" data-columns={columns}>
      {windows.map((window) => {
        const { at, said, number } = lineOf(window)
        return (
          <li key={window.id} data-at={at}>
            <b>{window.label}</b>
            <p>
              <span>{said}</span>
              {number !== '' && <strong>{number}</strong>}
            </p>
            <small>{window.title}</small>
          </li>
        )
      })}
    </ul>
  )
}

function lineOf({ service, current }: WindowView): {
  at: 'busy' | 'free' | 'paused' | 'closed'
  said: string
  number: string
} {
  if (current !== null) return { at: 'busy', said: words.windows[current.at], number: current.number }
  switch (service.at) {
    case 'open':
      return { at: 'free', said: words.windows.free, number: '' }
    case 'paused':
      return { at: 'paused', said: words.windows.paused(service.notice), number: '' }
    case 'closed':
      return { at: 'closed', said: words.windows.closed, number: '' }
  }
}
