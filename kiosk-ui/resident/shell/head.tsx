import type { LinkState } from '../../link/live.ts'
import type { WallClock } from '../../link/station-time.ts'
import { dayWords } from '../../words/days.ts'
import { words } from './words/frame.ts'

type Props = { station: string; clock: WallClock | null; link: LinkState }

/** Station and time; while the daemon is away it turns dark and says so, and nothing else moves. */
export function Head({ station, clock, link }: Props) {
  return (
    <header class="head" data-link={link.at}>
      <p class="station">{station}</p>
      <div class="when" role="status">
        {link.at === 'restarting' ? (
          <>
            <b>{words.restarting.title}</b>
            <span>{words.restarting.wait}</span>
          </>
        ) : (
          clock && (
            <>
              <time class="time">{clock.time}</time>
              <span>{dayWords(clock.day)}</span>
            </>
          )
        )}
      </div>
    </header>
  )
}
