import type { WindowView } from '#contract/window.ts'
import { words } from './words.ts'

/** Each window as a line: whether somebody serves there, and which number is in front of it. */
export function WindowLines({ windows }: { windows: readonly WindowView[] }) {
  return (
    <ul class="windows">
      {windows.map(({ id, label, title, service, current }) => {
        const at = current?.at ?? service.at
        return (
          <li key={id} data-at={at}>
            <b>{label}</b>
            <p>
              <span>
                {words.windows[at]}
                {service.at === 'paused' && service.notice && `：${service.notice}`}
              </span>
              {current && <strong>{current.number}</strong>}
            </p>
            <small>{title}</small>
          </li>
        )
      })}
    </ul>
  )
}
