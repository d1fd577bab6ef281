import { useEffect } from 'preact/hooks'
import { SettlingButton } from '../../parts/settling-button.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { App } from '../app.ts'
import { pageSpeaker } from '../read-aloud/speaker.ts'
import { words } from '../words/guided.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

type Props = { app: App; offers: 'guide' | 'person'; onAnswer: () => void }

/** It comes by itself, and a finger may be on its way to what it covers. */
const SETTLE_MS = 600

/**
 * Asks, aloud too, whether a person wants to be led by ear, or wants a clerk. No is as large as yes, and a touch beside
 * the question is a no, because it came unasked.
 */
export function OfferSheet({ app, offers, onAnswer }: Props) {
  const { title, note, no, yes } = words.offer[offers]
  useEffect(() => {
    const stop = new AbortController()
    void sayOnce(title, stop.signal)
    return () => stop.abort()
  }, [title])
  function take(): void {
    onAnswer()
    if (offers === 'guide') app.modes.choose({ voice: 'guided' })
    else app.act('call-staff')
  }
  return (
    <Sheet title={title} reader={app} onOutside={onAnswer}>
      <p>{withWholeWords(note)}</p>
      <div class="sheet-actions">
        <SettlingButton class="plain" settleMs={SETTLE_MS} onPress={onAnswer}>
          {no}
        </SettlingButton>
        <SettlingButton class="go" settleMs={SETTLE_MS} onPress={take}>
          {yes}
        </SettlingButton>
      </div>
    </Sheet>
  )
}

async function sayOnce(text: string, stop: AbortSignal): Promise<void> {
  const speaker = pageSpeaker()
  const clips = await speaker.prepare(text).clips
  if (stop.aborted || clips.length === 0 || !(await speaker.allowed())) return
  await speaker.say(clips, stop)
}
