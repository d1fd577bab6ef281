import type { Clock } from '#daemon/clock.ts'
import { announcementOf } from '#daemon/desks/hall/announcement.ts'
import { sayText } from '#daemon/desks/voice/say-text.ts'
import type { Log } from '#daemon/log.ts'

export type Voice = {
  /** Names of the clips that say a text, with `pause-short` and `pause-long` between. Nothing of it is kept. */
  clipsFor(text: string): Promise<string[]>
  /** Learns the names of the windows as they are now. */
  readLabels(): Promise<void>
  /** The same for the name of one of the windows, at once. */
  clipsOfLabel(label: string): readonly string[]
  close(): void
}

/** Reads texts as syllables, away from the thread that serves people; rejects where the machine has no room for it. */
export type Reading = {
  read(how: 'said', texts: readonly string[]): Promise<readonly (readonly string[])[]>
  close(): void
}

/** A machine that had no files or no memory left for the thread that reads may have them again. */
const READ_AGAIN_MS = 60_000

const PAUSES: Record<string, string> = { '，': 'pause-short', '。': 'pause-long' }

/** Turns words into the clips of `packs` that say them; a syllable that there is no clip of is left out. */
export async function openVoice(
  clock: Pick<Clock, 'after'>,
  windows: () => readonly { label: string }[],
  packs: readonly { clips: Readonly<Record<string, unknown>> }[],
  reading: Reading,
  log: Log,
): Promise<Voice> {
  const known = new Set(packs.flatMap(({ clips }) => Object.keys(clips)))

  async function clipsFor(text: string): Promise<string[]> {
    const said = sayText(text)
    if (said === '') return []
    const [syllables = []] = await reading.read('said', [said])
    return syllables.flatMap((syllable) => {
      const pause = PAUSES[syllable]
      if (pause !== undefined) return [pause]
      return known.has(syllable) ? [syllable] : []
    })
  }

  const labels = new Map<string, readonly string[]>()
  async function readLabels(): Promise<void> {
    try {
      for (const { label } of windows()) {
        if (labels.has(label)) continue
        const named = announcementOf('', label).pieces.some((piece) => 'text' in piece)
        if (named) labels.set(label, await clipsFor(label))
      }
    } catch (error) {
      // Calls are said without the window's name until then.
      log.error({ err: error }, 'the names of the windows cannot be put into clips; trying again')
      clock.after(READ_AGAIN_MS, () => void readLabels())
    }
  }
  await readLabels()
  return { clipsFor, readLabels, clipsOfLabel: (label) => labels.get(label) ?? [], close: reading.close }
}
