import type { Announcer } from '#daemon/devices/ports.ts'
import type { AnnouncementOutcome } from '#daemon/domain/queue/commands.ts'
import type { Log } from '#daemon/log.ts'
import type { Call } from './call-outcomes.ts'
import type { Speaker } from './speakers.ts'

/** What is being said now. `soFar`: what the voice module has come to at its first time of several. */
export type Saying = {
  call: Call
  speaker: Speaker
  soFar: AnnouncementOutcome | null
  hush: AbortController
  endsBy: number
  cancelWatch(): void
}

/** Has the voice module say a call as often as set, until it is called off. Never rejects but for a bug. */
export async function sayTimes(
  module: Announcer,
  text: string,
  now: Saying,
  { log, isClosed }: { log: Log; isClosed(): boolean },
): Promise<void> {
  const { times, id } = now.call.announcement
  for (let time = 0; time < times && !isClosed(); time++) {
    const said = await module.announce(text, now.hush.signal)
    if (said.at === 'stopped') return
    if (said.at !== 'spoken') log.warn({ id, said }, 'a call was not announced')
    // Once spoken is called, even when a repeat failed.
    now.soFar ??= said.at
    if (said.at !== 'spoken') return
  }
}
