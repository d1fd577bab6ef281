import { idsOf } from '#daemon/content/check/references.ts'
import type { StationFacts } from '#daemon/content/station/facts.ts'
import type { SoundStation } from './station.ts'

/** What contents are checked against, as far as station.yaml can be read. */
export function factsFrom(sound: SoundStation): StationFacts {
  return {
    type: sound.type,
    sample: sound.sample,
    kiosks: idsOf(sound.kiosks),
    windows: idsOf(sound.windows),
    masking: sound.masking?.flatMap((of) => {
      const { class: name, kinds } = of ?? {}
      if (name === undefined || kinds === undefined) return []
      return [{ class: name, kinds: kinds.filter((kind) => kind !== undefined) }]
    }),
  }
}
